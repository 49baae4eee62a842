import type { NodeTypes } from "./can-connect.ts";
import { boxOf } from "./canvas-geometry.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";
import { whyNotInsert } from "./why-not-insert.ts";
import { findWireUnder } from "./wire-geometry.ts";

/** The wire under a node that hangs on nothing yet, and why it may not come into it; undefined where it lies on none. */
export function findDropEdge(
  graph: Graph,
  types: NodeTypes,
  node: GraphNode,
): { edge: GraphEdge; reason: string | null } | undefined {
  const isWired = graph.edges.some(
    ({ source, target }) => source === node.id || target === node.id,
  );
  if (isWired) return undefined;
  const edge = findWireUnder(graph, types, boxOf(node));
  return edge ? { edge, reason: whyNotInsert(graph, types, edge, node) } : undefined;
}
