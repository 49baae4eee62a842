import { freePosition, layOut, NODE_WIDTH, positionOf } from "../workflows/canvas-geometry.ts";
import type { Graph, GraphEdge, GraphNode } from "../workflows/graph.ts";
import type { Operation } from "./operation.ts";

export type Applied = {
  graph: Graph;
  /** Operations that could not be done, with why; the others are. */
  faults: { index: number; message: string }[];
};

type Of<Op extends Operation["op"]> = Extract<Operation, { op: Op }>;

/** The graph after the operations, in their order. Nodes that were there keep their place, new ones find one of their own. */
export function applyOperations(before: Graph, operations: readonly Operation[]): Applied {
  let graph = before;
  const faults: Applied["faults"] = [];
  for (const [index, operation] of operations.entries()) {
    const next = apply(graph, operation);
    if (typeof next === "string") faults.push({ index, message: next });
    else graph = next;
  }
  return { graph: place(before, graph), faults };
}

/** The next graph, or why there is none. */
function apply(graph: Graph, operation: Operation): Graph | string {
  switch (operation.op) {
    case "add_node":
      return addNode(graph, operation);
    case "connect":
      return connect(graph, operation);
    case "disconnect":
      return disconnect(graph, operation);
    case "set_config":
      return changeNode(graph, operation.node, (node) => ({
        ...node,
        config: mergeConfig(node.config, operation.config),
      }));
    case "rename_node":
      return changeNode(graph, operation.node, (node) => ({ ...node, label: operation.label }));
    case "remove_node":
      return removeNode(graph, operation.node);
    case "set_variable":
      return {
        ...graph,
        variables: Object.fromEntries([
          ...Object.entries(graph.variables ?? {}).filter(([name]) => name !== operation.name),
          [operation.name, operation.value],
        ]),
      };
  }
}

const has = (graph: Graph, id: string) => graph.nodes.some((node) => node.id === id);

function addNode(graph: Graph, { node: id, type, label, config }: Of<"add_node">): Graph | string {
  if (has(graph, id)) return `there is a node ${id} already`;
  const node: GraphNode = { id, type, config, ...(label !== undefined && { label }) };
  return { ...graph, nodes: [...graph.nodes, node] };
}

const joins =
  ({ source, target, branch }: Of<"connect"> | Of<"disconnect">) =>
  (edge: GraphEdge): boolean =>
    edge.source === source && edge.target === target && edge.branch === branch;

function connect(graph: Graph, wire: Of<"connect">): Graph | string {
  const { source, target, branch } = wire;
  const lost = [source, target].find((id) => !has(graph, id));
  if (lost !== undefined) return `there is no node ${lost} to connect`;
  if (graph.edges.some(joins(wire))) return graph;
  const taken = new Set(graph.edges.map((edge) => edge.id));
  const base = `${source}-${target}${branch === undefined ? "" : `-${branch}`}`;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  const edge = { id, source, target, ...(branch !== undefined && { branch }) };
  return { ...graph, edges: [...graph.edges, edge] };
}

function disconnect(graph: Graph, wire: Of<"disconnect">): Graph | string {
  const edges = graph.edges.filter((edge) => !joins(wire)(edge));
  return edges.length === graph.edges.length
    ? `${wire.source} and ${wire.target} are not connected like that`
    : { ...graph, edges };
}

function changeNode(
  graph: Graph,
  id: string,
  change: (node: GraphNode) => GraphNode,
): Graph | string {
  if (!has(graph, id)) return `there is no node ${id}`;
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? change(node) : node)) };
}

const mergeConfig = (before: Record<string, unknown>, change: Record<string, unknown>) =>
  Object.fromEntries(
    [
      ...Object.entries(before).filter(([key]) => !Object.hasOwn(change, key)),
      ...Object.entries(change),
    ].filter(([, value]) => value !== null),
  );

function removeNode(graph: Graph, id: string): Graph | string {
  if (!has(graph, id)) return `there is no node ${id}`;
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => node.id !== id),
    edges: graph.edges.filter(({ source, target }) => source !== id && target !== id),
  };
}

function place(before: Graph, graph: Graph): Graph {
  const isNew = !before.nodes.some(({ id }) => has(graph, id));
  if (isNew) {
    const places = layOut(graph);
    return {
      ...graph,
      nodes: graph.nodes.map((node) => ({
        ...node,
        position: places.get(node.id) ?? { x: 0, y: 0 },
      })),
    };
  }
  const known = new Set(before.nodes.map(({ id }) => id));
  let placed: Graph = { ...graph, nodes: graph.nodes.filter(({ id }) => known.has(id)) };
  for (const node of graph.nodes.filter(({ id }) => !known.has(id))) {
    const source = graph.edges.find(({ target }) => target === node.id)?.source;
    const parent = placed.nodes.find(({ id }) => id === source);
    if (parent) placed = makeRoom(placed, parent, node.id, graph.edges);
    const position = freePosition(
      placed,
      undefined,
      placed.nodes.find(({ id }) => id === source),
    );
    placed = { ...placed, nodes: [...placed.nodes, { ...node, position }] };
  }
  return placed;
}

const COLUMN = 304;

/** A node that goes between two others pushes what is right of it on, so that wires keep running to the right. */
function makeRoom(
  placed: Graph,
  parent: GraphNode,
  id: string,
  edges: readonly GraphEdge[],
): Graph {
  const left = positionOf(parent).x;
  const children = new Set(edges.filter(({ source }) => source === id).map(({ target }) => target));
  const isTight = placed.nodes.some(
    (node) => children.has(node.id) && positionOf(node).x < left + 2 * COLUMN - NODE_WIDTH / 2,
  );
  if (!isTight) return placed;
  const push = (node: GraphNode): GraphNode => {
    const { x, y } = positionOf(node);
    return x > left ? { ...node, position: { x: x + COLUMN, y } } : node;
  };
  return { ...placed, nodes: placed.nodes.map(push) };
}
