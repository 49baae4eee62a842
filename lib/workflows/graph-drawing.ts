import { layOut, NODE_WIDTH, nodeHeight, positionOf } from "./canvas-geometry.ts";
import type { GraphDiff } from "./diff-graphs.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

export type Mark = "added" | "removed" | "changed" | "moved";

export type DrawnNode = {
  id: string;
  type: string;
  label: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
  mark: Mark | null;
};
export type DrawnEdge = { id: string; path: string; branch: string | null; mark: Mark | null };
export type Drawing = { width: number; height: number; nodes: DrawnNode[]; edges: DrawnEdge[] };

const MARGIN = 16;
const HEIGHT = nodeHeight(0);

/** A graph as plain shapes, for pictures that nobody edits. With a diff, what is gone is drawn too, each thing with its mark. */
export function toDrawing(after: Graph, change?: { before: Graph; diff: GraphDiff }): Drawing {
  const graph = withPlaces(change ? join(change.before, after, change.diff) : after);
  const marks = change ? marksOf(change.diff) : null;
  const places = graph.nodes.map(positionOf);
  const origin = {
    x: places.length > 0 ? Math.min(...places.map(({ x }) => x)) : 0,
    y: places.length > 0 ? Math.min(...places.map(({ y }) => y)) : 0,
  };
  const nodes = graph.nodes.map((node): DrawnNode => {
    const { x, y } = positionOf(node);
    return {
      id: node.id,
      type: node.type,
      label: node.label ?? null,
      x: x - origin.x + MARGIN,
      y: y - origin.y + MARGIN,
      width: NODE_WIDTH,
      height: HEIGHT,
      mark: marks?.nodes.get(node.id) ?? null,
    };
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = graph.edges.flatMap((edge): DrawnEdge[] => {
    const from = byId.get(edge.source);
    const to = byId.get(edge.target);
    if (!from || !to) return [];
    const mark = marks?.edges.get(keyOf(edge)) ?? null;
    return [{ id: edge.id, path: toPath(from, to), branch: edge.branch ?? null, mark }];
  });
  return {
    width: Math.max(0, ...nodes.map(({ x, width }) => x + width)) + MARGIN,
    height: Math.max(0, ...nodes.map(({ y, height }) => y + height)) + MARGIN,
    nodes,
    edges,
  };
}

const withPlaces = (graph: Graph): Graph => {
  if (graph.nodes.every(({ position }) => position)) return graph;
  const places = layOut(graph);
  const place = (node: GraphNode) => ({
    ...node,
    position: places.get(node.id) ?? positionOf(node),
  });
  return { ...graph, nodes: graph.nodes.map(place) };
};

function join(before: Graph, after: Graph, { nodes, edges }: GraphDiff): Graph {
  const gone = new Set(nodes.removed.map(({ id }) => id));
  const cut = new Set(edges.removed.map(keyOf));
  const known = new Set(after.edges.map(keyOf));
  return {
    nodes: [...before.nodes.filter(({ id }) => gone.has(id)), ...after.nodes],
    edges: [
      ...before.edges
        .filter((edge) => cut.has(keyOf(edge)) && !known.has(keyOf(edge)))
        .map((edge) => ({ ...edge, id: `gone ${edge.id}` })),
      ...after.edges,
    ],
  };
}

const keyOf = ({
  source,
  target,
  branch,
}: Pick<GraphEdge, "source" | "target"> & { branch?: string | null | undefined }) =>
  JSON.stringify([source, target, branch ?? null]);

function marksOf({ nodes, edges }: GraphDiff) {
  const marks = (["added", "removed", "changed", "moved"] as const).flatMap((mark) =>
    nodes[mark].map(({ id }): [string, Mark] => [id, mark]),
  );
  const wires = (["added", "removed"] as const).flatMap((mark) =>
    edges[mark].map((edge): [string, Mark] => [keyOf(edge), mark]),
  );
  return { nodes: new Map(marks), edges: new Map(wires) };
}

/** From the right side of one to the left of the other, bent as the canvas bends its wires. */
function toPath(from: DrawnNode, to: DrawnNode): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
