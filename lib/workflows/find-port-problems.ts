import { canCarry, wordOfKind } from "./can-carry.ts";
import {
  toRecordType,
  typeOfValue,
  typeOfZod,
  UNKNOWN,
  type ValueType,
} from "./expression/value-type.ts";
import type { GraphEdge, GraphNode, Problem } from "./graph.ts";
import type { Arriving, Flow, NodeType } from "./node.ts";

export type Typed = { node: GraphNode; type: NodeType };

type Wiring = {
  typed: ReadonlyMap<string, Typed>;
  incoming: ReadonlyMap<string, readonly GraphEdge[]>;
  order: readonly string[];
  /** Of the nodes whose config fits its schema. */
  configs: ReadonlyMap<string, unknown>;
  variables: Readonly<Record<string, unknown>>;
};

const ANYTHING: Flow = { kind: "any", type: UNKNOWN };
const ERROR: Flow = {
  kind: "error",
  type: toRecordType(
    { error: toRecordType({ code: { kind: "text" }, message: { kind: "text" } }, false) },
    false,
  ),
};

/** Ports that cannot take what arrives, and configs that do not fit it. Expects only edges between known nodes, without cycles. */
export function findPortProblems(wiring: Wiring): Problem[] {
  const problems: Problem[] = [];
  const flows = new Map<string, Flow | null>();
  const variables = typeOfValue(wiring.variables);
  for (const id of wiring.order) {
    const target = wiring.typed.get(id);
    if (!target) continue;
    const edges = wiring.incoming.get(id) ?? [];
    const parents = edges.map((edge) => ({
      source: edge.source,
      flow: readFlow(edge, flows, problems),
    }));
    const arriving = { flow: join(parents), parents };
    const unfit = checkInput(target, edges, arriving.flow);
    problems.push(...unfit);
    const leaving =
      unfit.length > 0 ? null : checkConfig(target, arriving, variables, wiring, problems);
    flows.set(id, toFlow(target, unfit.length > 0 ? ANYTHING : arriving.flow, leaving));
  }
  return problems;
}

function readFlow(
  edge: GraphEdge,
  flows: ReadonlyMap<string, Flow | null>,
  problems: Problem[],
): Flow {
  const flow = flows.get(edge.source);
  if (flow === null)
    problems.push({
      edgeId: edge.id,
      nodeId: edge.source,
      code: "bad-port",
      message: `${edge.source} puts nothing out: no edge can leave it`,
    });
  return edge.branch === "error" ? ERROR : (flow ?? ANYTHING);
}

/** Several edges arrive as one object by source id. */
function join(parents: Arriving["parents"]): Flow {
  const [only] = parents;
  if (!only) return ANYTHING;
  if (parents.length === 1) return only.flow;
  const fields = Object.fromEntries(parents.map(({ source, flow }) => [source, flow.type]));
  return { kind: "parents", type: toRecordType(fields, false) };
}

const isBypassed = ({ disabled, pinned }: GraphNode) => disabled === true || pinned !== undefined;

function checkInput({ node, type }: Typed, edges: readonly GraphEdge[], flow: Flow): Problem[] {
  if (edges.length === 0 || isBypassed(node)) return [];
  const where = { nodeId: node.id, code: "bad-port" as const, ...soleEdge(edges) };
  if (type.input === null)
    return [{ ...where, message: `${node.id} takes no input: no edge can reach it` }];
  const { kind } = type.input;
  if (canCarry(flow.kind, kind)) return [];
  const arrives = flow.kind === "parents" ? "several inputs at once" : wordOfKind(flow.kind);
  const hint = flow.kind === "parents" ? "; put a merge or a join before it" : "";
  return [
    {
      ...where,
      message: `${node.id} takes ${wordOfKind(kind)}, and what arrives is ${arrives}${hint}`,
    },
  ];
}

const soleEdge = (edges: readonly GraphEdge[]) =>
  edges.length === 1 && edges[0] ? { edgeId: edges[0].id } : {};

/** What the node's own check says of its config, and of what leaves it. */
function checkConfig(
  { node, type }: Typed,
  arriving: Arriving,
  variables: ValueType,
  { configs }: Wiring,
  problems: Problem[],
): Flow | null {
  const config = configs.get(node.id);
  if (!type.check || config === undefined || isBypassed(node)) return null;
  const checked = type.check({ config, arriving, variables });
  for (const { field, message } of checked.problems)
    problems.push({
      nodeId: node.id,
      ...(field !== "" && { field }),
      code: "bad-config",
      message: field === "" ? message : `${field}: ${message}`,
    });
  return checked.leaving ?? null;
}

/** What leaves a node: a disabled one passes on what arrives, a pinned one what it holds. */
function toFlow({ node, type }: Typed, arriving: Flow, leaving: Flow | null): Flow | null {
  if (type.output === null) return null;
  if (node.pinned !== undefined) return { kind: "any", type: typeOfValue(node.pinned) };
  if (node.disabled) return arriving;
  if (leaving) return leaving;
  const { kind, schema } = type.output;
  return kind === "same" ? arriving : { kind, type: typeOfZod(schema) };
}
