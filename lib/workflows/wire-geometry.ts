import { branchesOf, type NodeTypes } from "./can-connect.ts";
import {
  type Box,
  contains,
  handleOffset,
  NODE_WIDTH,
  type Point,
  positionOf,
} from "./canvas-geometry.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

const SAMPLES = 24;
/** React Flow's own curve for a wire that runs backwards. */
const BACK_CURVE = 0.25 * 25;

type Ends = { from: Point; to: Point };

/** The two ends of a wire on the canvas; null where one of its nodes is gone. */
function endsOf(
  graph: Graph,
  byId: ReadonlyMap<string, GraphNode>,
  types: NodeTypes,
  edge: GraphEdge,
): Ends | null {
  const source = byId.get(edge.source);
  const target = byId.get(edge.target);
  if (!source || !target) return null;
  const index =
    edge.branch === undefined
      ? null
      : branchesOf(graph, source, types.get(source.type)).indexOf(edge.branch);
  const out = positionOf(source);
  const into = positionOf(target);
  return {
    from: { x: out.x + NODE_WIDTH, y: out.y + handleOffset(index) },
    to: { x: into.x, y: into.y + handleOffset(null) },
  };
}

function bend(distance: number): number {
  return distance >= 0 ? distance / 2 : BACK_CURVE * Math.sqrt(-distance);
}

/** A point of the curve, `t` from 0 to 1. */
function pointAt(from: Point, to: Point, t: number): Point {
  const reach = bend(to.x - from.x);
  const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
  return {
    x: a * from.x + b * (from.x + reach) + c * (to.x - reach) + d * to.x,
    y: a * from.y + b * from.y + c * to.y + d * to.y,
  };
}

/** The wire on which a box lies, the one that passes nearest to its middle; null where none passes through it. */
export function findWireUnder(graph: Graph, types: NodeTypes, box: Box): GraphEdge | null {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  let found: { edge: GraphEdge; distance: number } | null = null;
  for (const edge of graph.edges) {
    const ends = endsOf(graph, byId, types, edge);
    if (!ends || !mayCross(ends, box)) continue;
    for (let step = 1; step < SAMPLES; step += 1) {
      const point = pointAt(ends.from, ends.to, step / SAMPLES);
      if (!contains(box, point)) continue;
      const distance = Math.hypot(point.x - middle.x, point.y - middle.y);
      if (!found || distance < found.distance) found = { edge, distance };
    }
  }
  return found?.edge ?? null;
}

/** Rules out what is far away before any curve is walked. */
function mayCross({ from, to }: Ends, box: Box): boolean {
  const slack = Math.max(0, bend(to.x - from.x));
  return (
    Math.min(from.x, to.x) - slack <= box.x + box.width &&
    Math.max(from.x, to.x) + slack >= box.x &&
    Math.min(from.y, to.y) <= box.y + box.height &&
    Math.max(from.y, to.y) >= box.y
  );
}
