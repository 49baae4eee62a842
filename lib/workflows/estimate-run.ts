import { ANTHROPIC_MODEL } from "../llm/anthropic.ts";
import { PROVIDERS, type Provider } from "../llm/llm.ts";
import { OPENAI_MODEL } from "../llm/openai.ts";
import { RULES_MODEL } from "../llm/rules.ts";
import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type EarlierStep, estimateCost } from "./estimate-cost.ts";
import type { RunEstimate } from "./estimate-api.ts";
import { usageSchema } from "./events.ts";
import type { Graph, GraphNode } from "./graph.ts";

type EstimateContext = Pick<Context, "db" | "env">;

const LOOKED_AT = 3;

/** For each model that the graph asks itself; what a for-each or a sub-workflow asks inside is not counted. */
export async function estimateRun(
  ctx: EstimateContext,
  { workflowId, graph }: { workflowId: string; graph: Graph },
): Promise<RunEstimate> {
  const asking = graph.nodes.filter(
    ({ type, disabled, pinned }) => type === "llm-analysis" && !disabled && pinned === undefined,
  );
  if (asking.length === 0) return { nodes: [], usd: 0 };
  const steps = await readSteps(ctx, workflowId);
  const nodes = asking.map((node) => estimateNode(ctx, node, graph, steps));
  const usd = nodes.reduce<number | null>(
    (sum, node) => (sum === null || node.usd === null ? null : sum + node.usd),
    0,
  );
  return { nodes, usd };
}

function estimateNode(
  { env }: EstimateContext,
  node: GraphNode,
  { nodes, edges }: Graph,
  steps: ReadonlyMap<string, EarlierStep>,
) {
  const { prompt, model, maxItems } = node.config;
  const provider = providerOf(node.config["provider"], env);
  const sources = new Set(
    edges.filter(({ target }) => target === node.id).map(({ source }) => source),
  );
  const pins = new Map(nodes.map(({ id, pinned }) => [id, pinned]));
  return estimateCost({
    nodeId: node.id,
    provider,
    model: typeof model === "string" ? model : MODELS[provider],
    promptCharacters: typeof prompt === "string" ? prompt.length : 0,
    maxItems: typeof maxItems === "number" ? maxItems : 50,
    sources: [...sources].map((id) => ofPin(pins.get(id)) ?? steps.get(id) ?? null),
    earlier: steps.get(node.id) ?? null,
  });
}

function ofPin(pinned: unknown): EarlierStep | null {
  if (pinned === undefined) return null;
  const items = Array.isArray(pinned) ? pinned.length : null;
  return { size: JSON.stringify(pinned).length, items, outputTokens: null };
}

const MODELS: Record<Provider, string> = {
  openai: OPENAI_MODEL,
  anthropic: ANTHROPIC_MODEL,
  gemini: "gemini",
  rules: RULES_MODEL,
};

/** As the call itself chooses. */
function providerOf(wanted: unknown, env: Context["env"]): Provider {
  const named = PROVIDERS.find((provider) => provider === wanted);
  if (named) return named;
  return env.OPENAI_API_KEY ? "openai" : env.ANTHROPIC_API_KEY ? "anthropic" : "rules";
}

/** Of each node what the newest run that finished it says. */
async function readSteps(
  { db }: EstimateContext,
  workflowId: string,
): Promise<Map<string, EarlierStep>> {
  const runs = unwrap(await db.rpc("list_runs", { p_limit: LOOKED_AT, p_workflow: workflowId }));
  const found = await Promise.all(
    runs.map(async ({ id }) => unwrap(await db.rpc("list_run_nodes", { p_run: id }))),
  );
  const steps = new Map<string, EarlierStep>();
  for (const { node_id, size, items, usage, status } of found.flat()) {
    if (status !== "success" || steps.has(node_id)) continue;
    const spent = usageSchema.safeParse(usage);
    const outputTokens =
      spent.success && spent.data.outputTokens > 0 ? spent.data.outputTokens : null;
    steps.set(node_id, { size, items, outputTokens });
  }
  return steps;
}
