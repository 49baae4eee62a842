import { ANTHROPIC_MODEL } from "../llm/anthropic.ts";
import { firstConfigured } from "../llm/first-configured.ts";
import { GEMINI_MODEL } from "../llm/gemini.ts";
import { PROVIDERS, type Provider } from "../llm/llm.ts";
import { OPENAI_MODEL } from "../llm/openai.ts";
import { RULES_MODEL } from "../llm/rules.ts";
import type { Env } from "../env.ts";
import { MAX_BODY_DEPTH } from "./body.ts";
import { toBodyPath, toNodePath } from "./body-path.ts";
import type { NodeEstimate } from "./estimate-api.ts";
import { type EarlierStep, estimateCost } from "./estimate-cost.ts";
import type { Graph, GraphNode } from "./graph.ts";
import { isRow } from "./is-row.ts";

export type EstimateKnown = {
  env: Pick<Env, "OPENAI_API_KEY" | "ANTHROPIC_API_KEY" | "GEMINI_API_KEY">;
  /** By path, of the newest run that finished each. */
  steps: ReadonlyMap<string, EarlierStep>;
  /** Of called workflows by id. */
  bodies: ReadonlyMap<string, Graph>;
};

/** Where a graph stands: at the top, or inside of a node that runs it so many times. */
type Place = {
  path: string;
  /** The node at the top that it belongs to; null at the top. */
  topId: string | null;
  /** Null where no run is known that says how many items come in. */
  times: number | null;
  /** What comes in each time. */
  item: EarlierStep | null;
  depth: number;
};

const TOP: Place = { path: "", topId: null, times: 1, item: null, depth: 0 };

/** A row for each model that a graph asks, those inside of a for-each or a sub-workflow as often as they are asked. */
export function estimateGraph(
  graph: Graph,
  known: EstimateKnown,
  place: Place = TOP,
): NodeEstimate[] {
  return graph.nodes.flatMap((node) => {
    if (node.disabled || node.pinned !== undefined) return [];
    if (node.type === "llm-analysis") return [estimateNode(node, graph, known, place)];
    const body = bodyOf(node, known.bodies);
    if (!body || place.depth >= MAX_BODY_DEPTH) return [];
    const inside = estimateGraph(body, known, placeInside(node, graph, known, place));
    return withinBudget(inside, node.config["budgetUsd"]);
  });
}

/** The graph that a node runs inside; undefined where it is none of those, or its workflow is not there. */
function bodyOf({ type, config }: GraphNode, bodies: EstimateKnown["bodies"]): Graph | undefined {
  if (type !== "for-each" && type !== "sub-workflow") return undefined;
  const { body, workflowId } = config;
  if (isGraph(body)) return { ...body, edges: body.edges ?? [] };
  return typeof workflowId === "string" ? bodies.get(workflowId) : undefined;
}

const isGraph = (value: unknown): value is Graph =>
  isRow(value) && Array.isArray(value["nodes"]) && value["nodes"].every(hasConfig);

const hasConfig = (node: unknown): boolean => isRow(node) && isRow(node["config"]);

/** Every workflow that a graph names to run inside of it. */
export function calledBy(graph: Graph): string[] {
  return graph.nodes.flatMap(({ type, config }) => {
    if (type !== "for-each" && type !== "sub-workflow") return [];
    const { body, workflowId } = config;
    if (isGraph(body)) return calledBy(body);
    return typeof workflowId === "string" ? [workflowId] : [];
  });
}

function placeInside(node: GraphNode, graph: Graph, known: EstimateKnown, place: Place): Place {
  const [arriving = null, ...more] = sourcesOf(node.id, graph, known, place);
  const inside = {
    path: toBodyPath(place.path, node.id, "0"),
    topId: place.topId ?? node.id,
    depth: place.depth + 1,
  };
  if (node.type === "sub-workflow") return { ...inside, times: place.times, item: arriving };
  const items = more.length === 0 ? (arriving?.items ?? null) : null;
  if (arriving === null || items === null || place.times === null)
    return { ...inside, times: null, item: null };
  return {
    ...inside,
    times: items * place.times,
    item: { size: items === 0 ? 0 : arriving.size / items, items: null, outputTokens: null },
  };
}

function estimateNode(
  node: GraphNode,
  graph: Graph,
  known: EstimateKnown,
  place: Place,
): NodeEstimate {
  const { prompt, model, maxItems } = node.config;
  const provider = providerOf(node.config["provider"], known.env);
  const once = estimateCost({
    nodeId: place.topId ?? node.id,
    provider,
    model: typeof model === "string" ? model : MODELS[provider],
    promptCharacters: typeof prompt === "string" ? prompt.length : 0,
    maxItems: typeof maxItems === "number" ? maxItems : 50,
    sources: sourcesOf(node.id, graph, known, place),
    earlier: known.steps.get(toNodePath(place.path, node.id)) ?? null,
  });
  return place.topId === null || provider === "rules" ? once : repeat(once, place.times);
}

function repeat(once: NodeEstimate, times: number | null): NodeEstimate {
  if (times === null)
    return {
      ...once,
      inputTokens: null,
      usd: null,
      basis: "no run yet says how many items come in",
    };
  const by = (value: number | null) => (value === null ? null : value * times);
  return {
    ...once,
    inputTokens: by(once.inputTokens),
    outputTokens: once.outputTokens * times,
    usd: by(once.usd),
    basis: times === 1 ? once.basis : `${times} times: ${once.basis}`,
  };
}

/** A for-each begins no further item once its budget is spent. */
function withinBudget(rows: NodeEstimate[], budget: unknown): NodeEstimate[] {
  const usd = rows.reduce((sum, row) => sum + (row.usd ?? 0), 0);
  if (typeof budget !== "number" || usd <= budget) return rows;
  return rows.map((row) => ({
    ...row,
    usd: row.usd === null ? null : (row.usd * budget) / usd,
    basis: `${row.basis}; its budget ends it at $${budget}`,
  }));
}

/** Of each node that feeds one; inside of a body what comes in stands for what no run has told. */
function sourcesOf(
  id: string,
  { nodes, edges }: Graph,
  { steps }: EstimateKnown,
  { path, topId, item }: Place,
): (EarlierStep | null)[] {
  const sources = new Set(edges.filter(({ target }) => target === id).map(({ source }) => source));
  if (sources.size === 0 && topId !== null) return [item];
  const pins = new Map(nodes.map((node) => [node.id, node.pinned]));
  return [...sources].map(
    (source) => ofPin(pins.get(source)) ?? steps.get(toNodePath(path, source)) ?? item,
  );
}

function ofPin(pinned: unknown): EarlierStep | null {
  if (pinned === undefined) return null;
  const items = Array.isArray(pinned) ? pinned.length : null;
  return { size: JSON.stringify(pinned).length, items, outputTokens: null };
}

const MODELS: Record<Provider, string> = {
  openai: OPENAI_MODEL,
  anthropic: ANTHROPIC_MODEL,
  gemini: GEMINI_MODEL,
  rules: RULES_MODEL,
};

/** As the call itself chooses. */
function providerOf(wanted: unknown, env: EstimateKnown["env"]): Provider {
  const named = PROVIDERS.find((provider) => provider === wanted);
  return named ?? firstConfigured(env);
}
