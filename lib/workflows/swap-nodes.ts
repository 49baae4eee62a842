import { type NodeTypes, whyNotConnect } from "./can-connect.ts";
import { moveNodes } from "./canvas-edits.ts";
import { positionOf } from "./canvas-geometry.ts";
import type { Graph, GraphEdge } from "./graph.ts";

/**
 * A node changes places with the one before it: `a → p → n → b` becomes `a → n → p → b`.
 * Only where the two stand in a chain, and only where every new wire may be drawn; else why not.
 */
export function swapWithParent(
  graph: Graph,
  types: NodeTypes,
  id: string,
): { graph: Graph; problem: null } | { graph: null; problem: string } {
  const refuse = (problem: string) => ({ graph: null, problem });
  const into = graph.edges.filter(({ target }) => target === id);
  const [link] = into;
  if (!link) return refuse("Nothing comes before it");
  if (into.length > 1) return refuse("Several nodes come before it");
  const parent = link.source;
  if (graph.edges.filter(({ source }) => source === parent).length > 1)
    return refuse("The node before it feeds others too");
  if (link.branch !== undefined) return refuse("It hangs on a branch");
  const swapped = swapEnds(graph, parent, id);
  const problem = firstProblem(swapped, types, parent, id);
  if (problem !== null) return refuse(problem);
  return { graph: swapPlaces(swapped, parent, id), problem: null };
}

function swapEnds(graph: Graph, parent: string, id: string): Graph {
  const other = (end: string) => (end === parent ? id : end === id ? parent : end);
  const edges = graph.edges.map((edge): GraphEdge => ({
    ...edge,
    source: other(edge.source),
    target: other(edge.target),
  }));
  return { ...graph, edges };
}

function firstProblem(graph: Graph, types: NodeTypes, parent: string, id: string): string | null {
  const touched = graph.edges.filter(({ source, target }) =>
    [source, target].some((end) => end === parent || end === id),
  );
  let open: Graph = { ...graph, edges: graph.edges.filter((edge) => !touched.includes(edge)) };
  for (const edge of touched) {
    const problem = whyNotConnect(open, types, edge);
    if (problem !== null) return problem;
    open = { ...open, edges: [...open.edges, edge] };
  }
  return null;
}

function swapPlaces(graph: Graph, one: string, other: string): Graph {
  const place = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id);
    return node ? positionOf(node) : { x: 0, y: 0 };
  };
  return moveNodes(
    graph,
    new Map([
      [one, place(other)],
      [other, place(one)],
    ]),
  ).graph;
}
