import type { NodeTypeInfo } from "./api.ts";
import { canCarry, wordOfKind } from "./can-carry.ts";
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
  const taken = types.get(target.type);
  const isFed = graph.edges.some((edge) => edge.target === wire.target);
  if (isFed && taken?.input && !TAKES_SEVERAL.has(taken.input.kind))
    return `${taken.label} takes one input; put a merge or a join before it`;
  const info = types.get(source.type);
  return whyPortsDiffer(
    info?.output?.kind === "same"
      ? { ...info, output: { ...info.output, kind: kindThatLeaves(graph, types, source.id) } }
      : info,
    types.get(target.type),
  );
}

const TAKES_SEVERAL: ReadonlySet<string> = new Set(["any", "parents"]);

/** A node that passes on what it takes gives what its one parent gives; with several, or in doubt, anything. */
function kindThatLeaves(graph: Graph, types: NodeTypes, id: string): string {
  const typeById = new Map(graph.nodes.map((node) => [node.id, types.get(node.type)]));
  const seen = new Set<string>();
  for (let at = id; !seen.has(at);) {
    seen.add(at);
    const kind = typeById.get(at)?.output?.kind;
    if (kind !== "same") return kind ?? "any";
    const incoming = graph.edges.filter(({ target }) => target === at);
    const [edge] = incoming;
    if (!edge || incoming.length > 1 || edge.branch === "error") return "any";
    at = edge.source;
  }
  return "any";
}

/** Whether what one type puts out is what the other takes; a type that is not known is no reason to refuse. */
export function whyPortsDiffer(
  source: NodeTypeInfo | undefined,
  target: NodeTypeInfo | undefined,
): string | null {
  if (!source || !target) return null;
  if (!source.output) return `${source.label} puts nothing out`;
  if (!target.input) return `${target.label} takes no input`;
  const [from, to] = [source.output.kind, target.input.kind];
  if (from === "same" || canCarry(from, to)) return null;
  return `${target.label} takes ${wordOfKind(to)}, and ${source.label} puts out ${wordOfKind(from)}`;
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
