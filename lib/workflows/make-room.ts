import { moveNodes } from "./canvas-edits.ts";
import { GRID, NODE_WIDTH, type Point, positionOf } from "./canvas-geometry.ts";
import type { Graph } from "./graph.ts";

const GAP = GRID * 3;

/** Moves what follows a node to the right until the node stands free of the next one. */
export function makeRoom(graph: Graph, id: string): Graph {
  const node = graph.nodes.find((each) => each.id === id);
  if (!node) return graph;
  const after = followers(graph, id);
  const rightEdge = positionOf(node).x + NODE_WIDTH + GAP;
  const next = graph.edges
    .filter(({ source }) => source === id)
    .flatMap(({ target }) => graph.nodes.filter((each) => each.id === target));
  const missing = Math.max(0, ...next.map((each) => rightEdge - positionOf(each).x));
  if (missing === 0) return graph;
  const by = Math.ceil(missing / GRID) * GRID;
  const moved = graph.nodes.flatMap((each): [string, Point][] => {
    const { x, y } = positionOf(each);
    return after.has(each.id) ? [[each.id, { x: x + by, y }]] : [];
  });
  return moveNodes(graph, new Map(moved)).graph;
}

function followers({ edges }: Graph, id: string): Set<string> {
  const found = new Set<string>();
  const due = [id];
  for (let at = due.pop(); at !== undefined; at = due.pop())
    for (const { source, target } of edges)
      if (source === at && !found.has(target)) {
        found.add(target);
        due.push(target);
      }
  return found;
}
