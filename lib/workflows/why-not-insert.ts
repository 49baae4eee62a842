import { type NodeTypes, whyNotConnect } from "./can-connect.ts";
import type { Connection } from "./canvas-edits.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

/** The graph as it would be without one of its edges. */
const withoutEdge = (graph: Graph, id: string): Graph => ({
  ...graph,
  edges: graph.edges.filter((edge) => edge.id !== id),
});

/** Why a node, on the canvas or new, may not come between the ends of an edge; null when it may. */
export function whyNotInsert(
  graph: Graph,
  types: NodeTypes,
  edge: GraphEdge,
  node: GraphNode,
): string | null {
  const nodes = graph.nodes.some(({ id }) => id === node.id) ? graph.nodes : [...graph.nodes, node];
  const open = withoutEdge({ ...graph, nodes }, edge.id);
  const first = { ...edge, target: node.id };
  return (
    whyNotConnect(open, types, first) ??
    whyNotConnect({ ...open, edges: [...open.edges, first] }, types, {
      source: node.id,
      target: edge.target,
    })
  );
}

/** Why an edge may not be laid to other ends; null when it may. */
export const whyNotReconnect = (
  graph: Graph,
  types: NodeTypes,
  edgeId: string,
  wire: Connection,
): string | null => whyNotConnect(withoutEdge(graph, edgeId), types, wire);
