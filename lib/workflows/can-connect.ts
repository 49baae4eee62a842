import type { NodeTypeInfo } from "./api.ts";
import type { Connection } from "./canvas-edits.ts";
import type { Graph, GraphNode } from "./graph.ts";

export type NodeTypes = ReadonlyMap<string, NodeTypeInfo>;

/** Why a wire may not be drawn, in words for a tooltip; null when it may. */
export function whyNotConnect(graph: Graph, types: NodeTypes, wire: Connection): string | null {
  if (wire.source === wire.target) return "A node cannot feed itself";
  const source = graph.nodes.find((node) => node.id === wire.source);
  const target = graph.nodes.find((node) => node.id === wire.target);
  if (!source || !target) return "There is no node at one end";
  const isThere = graph.edges.some(
    (edge) =>
      edge.source === wire.source && edge.target === wire.target && edge.branch === wire.branch,
  );
  if (isThere) return "These are connected already";
  if (reaches(graph, wire.target, wire.source)) return "This would close a loop";
  return whyPortsDiffer(types.get(source.type), types.get(target.type));
}

/** Whether what one type puts out is what the other takes; a type that is not known is no reason to refuse. */
export function whyPortsDiffer(
  source: NodeTypeInfo | undefined,
  target: NodeTypeInfo | undefined,
): string | null {
  if (!source || !target) return null;
  if (!source.output) return `${source.label} puts nothing out`;
  if (!target.input) return `${target.label} takes no input`;
  const kinds = [source.output.kind, target.input.kind];
  if (kinds.includes("any") || kinds[0] === kinds[1]) return null;
  return `${target.label} takes ${kinds[1]}, and ${source.label} puts out ${kinds[0]}`;
}

/** Walks forward once, however many ways lead to a node. */
function reaches(graph: Graph, from: string, to: string): boolean {
  const children = new Map<string, string[]>();
  for (const { source, target } of graph.edges)
    children.set(source, [...(children.get(source) ?? []), target]);
  const seen = new Set([from]);
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === to) return true;
    for (const child of children.get(id) ?? []) {
      if (seen.has(child)) continue;
      seen.add(child);
      queue.push(child);
    }
  }
  return false;
}

/** Names of the outgoing handles: of the type, of `onError`, and of every edge that is there already. */
export function branchesOf(
  graph: Graph,
  node: GraphNode,
  info: NodeTypeInfo | undefined,
): string[] {
  const used = graph.edges.flatMap((edge) =>
    edge.source === node.id && edge.branch !== undefined ? [edge.branch] : [],
  );
  const own = [...(info?.branches ?? []), ...(node.onError === "branch" ? ["error"] : [])];
  return [...new Set([...own, ...used])];
}
