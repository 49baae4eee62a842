import type { Edit, Selection } from "./canvas-state.ts";
import { freePosition, type Point } from "./canvas-geometry.ts";
import { createId, only, type Random, takenIds } from "./canvas-ids.ts";
import { boxesOf, changeItems, dropEmptyLists, withMembers, without } from "./canvas-item-edits.ts";
import { groupsOf, notesOf } from "./canvas-items.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

export type NewNode = {
  type: string;
  config: Record<string, unknown>;
  position?: Point;
  /** The node that it hangs on, with the branch that leads to it. */
  after?: { id: string; branch?: string };
  /** The node that it feeds. */
  before?: { id: string };
};

export function addNode(graph: Graph, wanted: NewNode, random: Random): Edit {
  const taken = takenIds(graph);
  const id = createId("n", random, taken);
  const parent = graph.nodes.find((node) => node.id === wanted.after?.id);
  const position = freePosition(graph, wanted.position, parent);
  const node: GraphNode = { id, type: wanted.type, config: wanted.config, position };
  const child = graph.nodes.find((each) => each.id === wanted.before?.id);
  const edges = [
    ...graph.edges,
    ...(parent
      ? [makeEdge(taken, random, { source: parent.id, target: id, branch: wanted.after?.branch })]
      : []),
    ...(child ? [makeEdge(taken, random, { source: id, target: child.id })] : []),
  ];
  return { graph: { ...graph, nodes: [...graph.nodes, node], edges }, selection: only([id]) };
}

function makeEdge(
  taken: ReadonlySet<string>,
  random: Random,
  { source, target, branch }: { source: string; target: string; branch?: string | undefined },
): GraphEdge {
  const id = createId("e", random, taken);
  return { id, source, target, ...(branch !== undefined && { branch }) };
}

export type Connection = { source: string; target: string; branch?: string | undefined };

export function connectNodes(graph: Graph, connection: Connection, random: Random): Edit {
  const edge = makeEdge(takenIds(graph), random, connection);
  return { graph: { ...graph, edges: [...graph.edges, edge] } };
}

/** One end of an edge is laid elsewhere; it stays the same edge. */
export function reconnectEdge(
  graph: Graph,
  id: string,
  { source, target, branch }: Connection,
): Edit {
  const edges = graph.edges.map((edge) =>
    edge.id === id ? { id, source, target, ...(branch !== undefined && { branch }) } : edge,
  );
  return { graph: { ...graph, edges } };
}

/** The node comes between the two ends of an edge; the branch stays with the first half. */
export function splitEdge(graph: Graph, edgeId: string, nodeId: string, random: Random): Edit {
  const edge = graph.edges.find((each) => each.id === edgeId);
  if (!edge) return { graph };
  const second = makeEdge(takenIds(graph), random, { source: nodeId, target: edge.target });
  const edges = graph.edges.map((each) => (each === edge ? { ...edge, target: nodeId } : each));
  return { graph: { ...graph, edges: [...edges, second] }, selection: only([nodeId]) };
}

/** An edge goes with either of its nodes; what a group holds stays. */
export function removeItems(graph: Graph, { nodes, edges }: Selection): Edit {
  if (nodes.size === 0 && edges.size === 0) return { graph };
  const isLeft = (edge: GraphEdge) =>
    !edges.has(edge.id) && !nodes.has(edge.source) && !nodes.has(edge.target);
  return {
    graph: dropEmptyLists({
      ...graph,
      nodes: graph.nodes.filter((node) => !nodes.has(node.id)),
      edges: graph.edges.filter(isLeft),
      notes: without(graph.notes, nodes),
      groups: without(graph.groups, nodes),
    }),
    selection: only([]),
  };
}

export function changeNode(graph: Graph, id: string, change: Partial<GraphNode>): Edit {
  const nodes = graph.nodes.map((node) =>
    node.id === id ? dropUnset({ ...node, ...change }) : node,
  );
  return { graph: { ...graph, nodes } };
}

/** A bypassed node passes its input on; when any of the selected is live, all are bypassed. */
export function toggleBypass(graph: Graph, ids: ReadonlySet<string>): Edit {
  const disabled = graph.nodes.some((node) => ids.has(node.id) && !node.disabled);
  const nodes = graph.nodes.map((node) =>
    ids.has(node.id) ? dropUnset({ ...node, disabled: disabled || undefined }) : node,
  );
  return ids.size === 0 ? { graph } : { graph: { ...graph, nodes } };
}

/** Moves nodes, notes and groups to their new places. */
export function moveNodes(graph: Graph, positions: ReadonlyMap<string, Point>): Edit {
  const nodes = graph.nodes.map((node) => {
    const place = positions.get(node.id);
    return place ? { ...node, position: { x: place.x, y: place.y } } : node;
  });
  let moved: Graph = { ...graph, nodes };
  for (const { id } of [...notesOf(graph), ...groupsOf(graph)]) {
    const place = positions.get(id);
    if (!place) continue;
    const position = { x: place.x, y: place.y };
    moved = changeItems(moved, new Set([id]), { position }).graph;
  }
  return { graph: moved };
}

/** With a group goes what it holds. */
export function nudgeNodes(graph: Graph, ids: ReadonlySet<string>, by: Point): Edit {
  const whole = withMembers(graph, ids);
  const moved = [...boxesOf(graph)]
    .filter(([id]) => whole.has(id))
    .map(([id, { x, y }]): [string, Point] => [id, { x: x + by.x, y: y + by.y }]);
  return moved.length === 0 ? { graph } : moveNodes(graph, new Map(moved));
}

export const selectAll = (graph: Graph): Selection =>
  only(
    [...graph.nodes, ...notesOf(graph), ...groupsOf(graph)].map(({ id }) => id),
    graph.edges.map((edge) => edge.id),
  );

/** `undefined` takes a key away: the stored graph has no empty keys. */
function dropUnset(node: { [K in keyof GraphNode]: GraphNode[K] | undefined }): GraphNode {
  return Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== undefined),
  ) as GraphNode;
}
