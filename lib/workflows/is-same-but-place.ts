import type { Graph, GraphNode } from "./graph.ts";

/** Whether a node only stands elsewhere. */
export function isSameButPlace(a: GraphNode, b: GraphNode): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof GraphNode>;
  return [...keys].every((key) => key === "position" || a[key] === b[key]);
}

/** Whether two graphs do the same: nothing but nodes' places, notes and groups tells them apart. */
export function isSameButPlaces(a: Graph, b: Graph): boolean {
  return (
    a.edges === b.edges &&
    a.variables === b.variables &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => {
      const other = b.nodes[index];
      return other !== undefined && isSameButPlace(node, other);
    })
  );
}
