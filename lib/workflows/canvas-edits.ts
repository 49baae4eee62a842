import type { Edit, Selection } from "./canvas-state.ts";
import { freePosition, GRID, overlaps, type Point, positionOf } from "./canvas-geometry.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

/** A number in [0, 1), as Math.random gives it. */
export type Random = () => number;

/** Ids are never used again, so that the state of an old run is not painted on a new node. */
export function createId(prefix: string, random: Random, taken: ReadonlySet<string>): string {
  for (let length = 6; ; length += 1) {
    const text = Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join("");
    if (!taken.has(prefix + text)) return prefix + text;
  }
}

const idsOf = ({ nodes, edges }: Graph) => new Set([...nodes, ...edges].map(({ id }) => id));

const only = (nodes: Iterable<string>, edges: Iterable<string> = []): Selection => ({
  nodes: new Set(nodes),
  edges: new Set(edges),
});

export type NewNode = {
  type: string;
  config: Record<string, unknown>;
  position?: Point;
  /** The node that it hangs on, with the branch that leads to it. */
  after?: { id: string; branch?: string };
};

export function addNode(graph: Graph, wanted: NewNode, random: Random): Edit {
  const taken = idsOf(graph);
  const id = createId("n", random, taken);
  const parent = graph.nodes.find((node) => node.id === wanted.after?.id);
  const position = freePosition(graph, wanted.position, parent);
  const node: GraphNode = { id, type: wanted.type, config: wanted.config, position };
  const edges = parent
    ? [...graph.edges, makeEdge(taken, random, parent.id, id, wanted.after?.branch)]
    : graph.edges;
  return { graph: { ...graph, nodes: [...graph.nodes, node], edges }, selection: only([id]) };
}

function makeEdge(
  taken: ReadonlySet<string>,
  random: Random,
  source: string,
  target: string,
  branch: string | undefined,
): GraphEdge {
  return {
    id: createId("e", random, taken),
    source,
    target,
    ...(branch !== undefined && { branch }),
  };
}

export type Connection = { source: string; target: string; branch?: string };

export function connectNodes(graph: Graph, connection: Connection, random: Random): Edit {
  const { source, target, branch } = connection;
  const edge = makeEdge(idsOf(graph), random, source, target, branch);
  return { graph: { ...graph, edges: [...graph.edges, edge] } };
}

/** An edge goes with either of its nodes. */
export function removeItems(graph: Graph, { nodes, edges }: Selection): Edit {
  if (nodes.size === 0 && edges.size === 0) return { graph };
  const isLeft = (edge: GraphEdge) =>
    !edges.has(edge.id) && !nodes.has(edge.source) && !nodes.has(edge.target);
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.filter((node) => !nodes.has(node.id)),
      edges: graph.edges.filter(isLeft),
    },
    selection: only([]),
  };
}

/** The nodes and the edges between them, under new ids, shifted so that they do not hide what is there. */
export function insertCopy(
  graph: Graph,
  copied: Pick<Graph, "nodes" | "edges">,
  random: Random,
): Edit {
  if (copied.nodes.length === 0) return { graph };
  const taken = idsOf(graph);
  const idFor = new Map<string, string>();
  for (const { id } of copied.nodes) {
    const fresh = createId("n", random, taken);
    taken.add(fresh);
    idFor.set(id, fresh);
  }
  const down = freeShift(graph, copied.nodes);
  const nodes = copied.nodes.map((node) => ({
    ...node,
    id: idFor.get(node.id) ?? node.id,
    position: { x: positionOf(node).x, y: positionOf(node).y + down },
  }));
  const edges = copied.edges.flatMap((edge) => {
    const source = idFor.get(edge.source);
    const target = idFor.get(edge.target);
    if (source === undefined || target === undefined) return [];
    const id = createId("e", random, taken);
    taken.add(id);
    return [{ ...edge, id, source, target }];
  });
  return {
    graph: { ...graph, nodes: [...graph.nodes, ...nodes], edges: [...graph.edges, ...edges] },
    selection: only(
      nodes.map((node) => node.id),
      edges.map((edge) => edge.id),
    ),
  };
}

/** The smallest step down at which no copy covers another node. */
function freeShift(graph: Graph, nodes: readonly GraphNode[]): number {
  const taken = graph.nodes.map(positionOf);
  const isFree = (down: number) =>
    nodes.every((node) => {
      const { x, y } = positionOf(node);
      return !taken.some((point) => overlaps(point, { x, y: y + down }));
    });
  let down = 0;
  while (!isFree(down)) down += GRID;
  return down;
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

export function moveNodes(graph: Graph, positions: ReadonlyMap<string, Point>): Edit {
  const nodes = graph.nodes.map((node) => {
    const position = positions.get(node.id);
    return position ? { ...node, position } : node;
  });
  return { graph: { ...graph, nodes } };
}

export function nudgeNodes(graph: Graph, ids: ReadonlySet<string>, by: Point): Edit {
  const moved = graph.nodes
    .filter((node) => ids.has(node.id))
    .map((node): [string, Point] => {
      const { x, y } = positionOf(node);
      return [node.id, { x: x + by.x, y: y + by.y }];
    });
  return moved.length === 0 ? { graph } : moveNodes(graph, new Map(moved));
}

export const selectAll = (graph: Graph): Selection =>
  only(
    graph.nodes.map((node) => node.id),
    graph.edges.map((edge) => edge.id),
  );

/** `undefined` takes a key away: the stored graph has no empty keys. */
function dropUnset(node: { [K in keyof GraphNode]: GraphNode[K] | undefined }): GraphNode {
  return Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== undefined),
  ) as GraphNode;
}
