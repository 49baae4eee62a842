import { type Point, positionOf } from "./canvas-geometry.ts";
import type { Graph } from "./graph.ts";

export type Way = "after" | "before" | "above" | "below";

/** Where a key leads from a node: along its wires, or to what stands above or below it; without a node, to the first. */
export function findNeighbour(graph: Graph, id: string | undefined, way: Way): string | null {
  const node = graph.nodes.find((each) => each.id === id);
  if (!node) {
    const [first] = graph.nodes.toSorted((a, b) => positionOf(a).x - positionOf(b).x);
    return first?.id ?? null;
  }
  const here = positionOf(node);
  if (way === "after" || way === "before") {
    const ends = graph.edges.flatMap(({ source, target }) =>
      way === "after" ? (source === id ? [target] : []) : target === id ? [source] : [],
    );
    return nearest(graph, here, (each) => ends.includes(each));
  }
  const isThere = (point: Point) => (way === "below" ? point.y > here.y : point.y < here.y);
  return nearest(graph, here, (each, point) => each !== id && isThere(point));
}

function nearest(
  { nodes }: Graph,
  from: Point,
  mayBe: (id: string, point: Point) => boolean,
): string | null {
  let best: { id: string; distance: number } | null = null;
  for (const node of nodes) {
    const point = positionOf(node);
    if (!mayBe(node.id, point)) continue;
    // Sideways counts double, so that up and down stay in their column.
    const distance = Math.hypot(2 * (point.x - from.x), point.y - from.y);
    if (!best || distance < best.distance) best = { id: node.id, distance };
  }
  return best?.id ?? null;
}
