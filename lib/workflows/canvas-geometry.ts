import type { Graph, GraphNode } from "./graph.ts";

export type Point = { x: number; y: number };
export type Box = Point & { width: number; height: number };

/** Pixels of the canvas at zoom 1; every position lies on the grid. */
export const GRID = 16;
export const NODE_WIDTH = 224;
export const NODE_BODY_HEIGHT = 72;
const BRANCH_HEIGHT = 20;
const GAP = { x: 80, y: 48 };

/** Named branches are rows under the body, one handle each. */
export const nodeHeight = (branchCount: number): number =>
  NODE_BODY_HEIGHT + (branchCount > 0 ? branchCount * BRANCH_HEIGHT + 8 : 0);

/** Middle of the handle below the top of the node; `index` null is the plain handle. */
export const handleOffset = (index: number | null): number =>
  index === null
    ? NODE_BODY_HEIGHT / 2
    : NODE_BODY_HEIGHT + index * BRANCH_HEIGHT + BRANCH_HEIGHT / 2;

export const positionOf = (node: GraphNode): Point => node.position ?? { x: 0, y: 0 };

/** Of the body alone: branch rows below it stand apart. */
export const boxOf = (node: GraphNode): Box => ({
  ...positionOf(node),
  width: NODE_WIDTH,
  height: NODE_BODY_HEIGHT,
});

export const middleOf = ({ x, y, width, height }: Box): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

export const contains = (box: Box, { x, y }: Point): boolean =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/** The smallest box around all; null around nothing. */
export function boundsOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((each) => each.x));
  const y = Math.min(...boxes.map((each) => each.y));
  const right = Math.max(...boxes.map((each) => each.x + each.width));
  const bottom = Math.max(...boxes.map((each) => each.y + each.height));
  return { x, y, width: right - x, height: bottom - y };
}

export const snap = ({ x, y }: Point): Point => ({
  x: Math.round(x / GRID) * GRID,
  y: Math.round(y / GRID) * GRID,
});

/** Where a new node may stand: as wanted, else right of its parent, else right of everything; then down until free. */
export function freePosition(
  graph: Graph,
  wanted: Point | undefined,
  parent: GraphNode | undefined,
): Point {
  let position = snap(wanted ?? (parent ? rightOf(parent) : rightOfAll(graph)));
  while (graph.nodes.some((node) => overlaps(positionOf(node), position)))
    position = snap({ x: position.x, y: position.y + NODE_BODY_HEIGHT + GAP.y + GRID / 2 });
  return position;
}

const rightOf = (node: GraphNode): Point => ({
  x: positionOf(node).x + NODE_WIDTH + GAP.x,
  y: positionOf(node).y,
});

function rightOfAll({ nodes }: Graph): Point {
  const last = nodes.reduce<GraphNode | undefined>(
    (found, node) => (found && positionOf(found).x >= positionOf(node).x ? found : node),
    undefined,
  );
  return last ? rightOf(last) : { x: 0, y: 0 };
}

/** Whether two nodes at these places would touch or nearly so. */
export const overlaps = (a: Point, b: Point) =>
  Math.abs(a.x - b.x) < NODE_WIDTH && Math.abs(a.y - b.y) < NODE_BODY_HEIGHT + GRID;

/** Columns by the longest way from a root, rows in the order of their parents: readable without a layout engine. */
export function layOut(graph: Graph): Map<string, Point> {
  const columns = new Map<number, string[]>();
  const column = columnOf(graph);
  const row = new Map<string, number>();
  const parents = parentsOf(graph);
  const ids = [...column.keys()].sort((a, b) => (column.get(a) ?? 0) - (column.get(b) ?? 0));
  for (const id of ids) {
    const at = column.get(id) ?? 0;
    columns.set(at, [...(columns.get(at) ?? []), id]);
  }
  for (const members of columns.values()) {
    const weight = (id: string) => {
      const rows = (parents.get(id) ?? []).map((parent) => row.get(parent) ?? 0);
      return rows.length === 0 ? 0 : rows.reduce((sum, each) => sum + each, 0) / rows.length;
    };
    const start = -(members.length - 1) / 2;
    members
      .toSorted((a, b) => weight(a) - weight(b))
      .forEach((id, index) => row.set(id, start + index));
  }
  const rowHeight = NODE_BODY_HEIGHT + 2 * GAP.y;
  return new Map(
    ids.map((id) => [
      id,
      snap({ x: (column.get(id) ?? 0) * (NODE_WIDTH + GAP.x), y: (row.get(id) ?? 0) * rowHeight }),
    ]),
  );
}

function parentsOf({ edges }: Graph): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const { source, target } of edges)
    parents.set(target, [...(parents.get(target) ?? []), source]);
  return parents;
}

/** Longest way from a root in one pass over a topological order; what lies on a cycle stays in column 0. */
function columnOf({ nodes, edges }: Graph): Map<string, number> {
  const column = new Map(nodes.map((node) => [node.id, 0]));
  const waitsFor = new Map(nodes.map((node) => [node.id, 0]));
  const children = new Map<string, string[]>(nodes.map((node) => [node.id, []]));
  for (const { source, target } of edges) {
    if (!column.has(source) || !column.has(target)) continue;
    waitsFor.set(target, (waitsFor.get(target) ?? 0) + 1);
    children.get(source)?.push(target);
  }
  const due = nodes.map((node) => node.id).filter((id) => waitsFor.get(id) === 0);
  for (let id = due.shift(); id !== undefined; id = due.shift()) {
    for (const child of children.get(id) ?? []) {
      column.set(child, Math.max(column.get(child) ?? 0, (column.get(id) ?? 0) + 1));
      const left = (waitsFor.get(child) ?? 0) - 1;
      waitsFor.set(child, left);
      if (left === 0) due.push(child);
    }
  }
  return column;
}
