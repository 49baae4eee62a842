import type { GraphEdge, GraphNode, Problem } from "./graph.ts";
import type { NodeType } from "./node.ts";

/** A port's kind, or what only the wiring makes: an error's object, several parents in one object. */
type Flow = string;

type Typed = { node: GraphNode; type: NodeType };

/** Ports that cannot take what arrives. Expects only edges between known nodes, without cycles. */
export function findPortProblems(
  typed: ReadonlyMap<string, Typed>,
  incoming: ReadonlyMap<string, readonly GraphEdge[]>,
  order: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const flows = new Map<string, Flow | null>();
  for (const id of order) {
    const target = typed.get(id);
    if (!target) continue;
    const edges = incoming.get(id) ?? [];
    const arriving = edges.map((edge) => readFlow(edge, flows, problems));
    const flow = arriving.length > 1 ? "several parents" : (arriving[0] ?? "any");
    problems.push(...checkInput(target, edges, flow));
    flows.set(id, toFlow(target, flow));
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
  return edge.branch === "error" ? "an error" : (flow ?? "any");
}

function checkInput({ node, type }: Typed, edges: readonly GraphEdge[], flow: Flow): Problem[] {
  if (edges.length === 0 || node.disabled || node.pinned !== undefined) return [];
  const where = { nodeId: node.id, code: "bad-port" as const, ...soleEdge(edges) };
  if (type.input === null)
    return [{ ...where, message: `${node.id} takes no input: no edge can reach it` }];
  const { kind } = type.input;
  if (kind === "any" || flow === "any" || flow === kind) return [];
  return [{ ...where, message: `${node.id} takes ${kind}, but ${flow} arrives` }];
}

const soleEdge = (edges: readonly GraphEdge[]) =>
  edges.length === 1 && edges[0] ? { edgeId: edges[0].id } : {};

/** What leaves a node: a disabled one passes on what arrives, a pinned one may hold anything. */
function toFlow({ node, type }: Typed, arriving: Flow): Flow | null {
  if (type.output === null) return null;
  if (node.pinned !== undefined) return "any";
  return node.disabled ? arriving : type.output.kind;
}
