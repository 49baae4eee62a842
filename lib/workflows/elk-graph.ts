import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import { branchesOf, type NodeTypes } from "./can-connect.ts";
import {
  type Box,
  handleOffset,
  NODE_WIDTH,
  nodeHeight,
  type Point,
  snap,
} from "./canvas-geometry.ts";
import { boxesOf, membersOf } from "./canvas-item-edits.ts";
import { type CanvasGroup, groupsOf, notesOf } from "./canvas-items.ts";
import type { Graph, GraphNode } from "./graph.ts";

const SPACING = {
  "elk.spacing.nodeNode": "40",
  "elk.layered.spacing.nodeNodeBetweenLayers": "80",
  "elk.spacing.componentComponent": "64",
};

const ROOT = {
  ...SPACING,
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
};

const inputPort = (id: string) => JSON.stringify([id, "in"]);
const outputPort = (id: string, branch: string | undefined) =>
  JSON.stringify([id, "out", ...(branch === undefined ? [] : [branch])]);

/** Nodes with one port a handle, so that branches leave in their order; groups as frames that hold their members. */
export function toElkGraph(graph: Graph, types: NodeTypes, picked: ReadonlySet<string>): ElkNode {
  const nodes = graph.nodes.filter(({ id }) => picked.has(id));
  const frames = framesOf(graph, picked);
  const held = new Map(frames.flatMap(({ group, ids }) => ids.map((id) => [id, group.id])));
  const byId = new Map(nodes.map((node) => [node.id, toElkNode(graph, types, node)]));
  const loose = nodes.flatMap(({ id }) => (held.has(id) ? [] : [byId.get(id) ?? []])).flat();
  const edges = graph.edges.filter(({ source, target }) => byId.has(source) && byId.has(target));
  return {
    id: "root",
    layoutOptions: ROOT,
    children: [
      ...frames.map(({ group, ids }) => ({
        id: group.id,
        layoutOptions: { ...SPACING, "elk.padding": "[top=48,left=32,bottom=32,right=32]" },
        children: ids.flatMap((id) => byId.get(id) ?? []),
      })),
      ...loose,
    ],
    edges: edges.map(({ id, source, target, branch }): ElkExtendedEdge => ({
      id: `edge ${id}`,
      sources: [outputPort(source, branch)],
      targets: [inputPort(target)],
    })),
  };
}

/** A node of two overlapping groups is laid out in the first; an empty group stays where it is. */
function framesOf(graph: Graph, picked: ReadonlySet<string>) {
  const free = new Set(graph.nodes.flatMap(({ id }) => (picked.has(id) ? [id] : [])));
  return groupsOf(graph).flatMap((group: CanvasGroup) => {
    if (!picked.has(group.id)) return [];
    const ids = [...membersOf(graph, group)].filter((id) => free.delete(id));
    return ids.length > 0 ? [{ group, ids }] : [];
  });
}

function toElkNode(graph: Graph, types: NodeTypes, node: GraphNode): ElkNode {
  const branches = branchesOf(graph, node, types.get(node.type));
  const size = { width: NODE_WIDTH, height: nodeHeight(branches.length) };
  const port = (id: string, side: "WEST" | "EAST", index: number | null) => ({
    id,
    x: side === "WEST" ? 0 : NODE_WIDTH,
    y: handleOffset(index),
    width: 0,
    height: 0,
    layoutOptions: { "elk.port.side": side },
  });
  return {
    id: node.id,
    ...size,
    layoutOptions: { "elk.portConstraints": "FIXED_POS" },
    ports: [
      port(inputPort(node.id), "WEST", null),
      port(outputPort(node.id, undefined), "EAST", null),
      ...branches.map((branch, index) => port(outputPort(node.id, branch), "EAST", index)),
    ],
  };
}

/** Places of everything that was laid out, from the corner where it stood before; notes stay beside their nearest node. */
export function fromElkGraph(graph: Graph, answer: ElkNode): Map<string, Box> {
  const before = boxesOf(graph);
  const laid = new Map<string, Box>();
  for (const child of answer.children ?? []) {
    laid.set(child.id, toBox(child));
    for (const inner of child.children ?? []) laid.set(inner.id, toBox(inner, child));
  }
  const corner = cornerOf([...laid.keys()].flatMap((id) => before.get(id) ?? []));
  const start = cornerOf([...laid.values()]);
  for (const [id, box] of laid) {
    const place = snap({ x: box.x - start.x + corner.x, y: box.y - start.y + corner.y });
    laid.set(id, { ...box, ...place });
  }
  for (const note of notesOf(graph)) {
    const old = before.get(note.id);
    const by = old && shiftOfNearest(graph, old, before, laid);
    if (old && by) laid.set(note.id, { ...old, x: old.x + by.x, y: old.y + by.y });
  }
  return laid;
}

const toBox = ({ x = 0, y = 0, width = 0, height = 0 }: ElkNode, inside?: ElkNode): Box => ({
  x: x + (inside?.x ?? 0),
  y: y + (inside?.y ?? 0),
  width,
  height,
});

const cornerOf = (boxes: readonly Box[]): Point => ({
  x: boxes.length > 0 ? Math.min(...boxes.map(({ x }) => x)) : 0,
  y: boxes.length > 0 ? Math.min(...boxes.map(({ y }) => y)) : 0,
});

/** How far the node moved that stood nearest to a note; null where that one stayed. */
function shiftOfNearest(
  { nodes }: Graph,
  note: Box,
  before: ReadonlyMap<string, Box>,
  after: ReadonlyMap<string, Box>,
): Point | null {
  let best: { distance: number; by: Point | null } | null = null;
  for (const { id } of nodes) {
    const old = before.get(id);
    if (!old) continue;
    const distance = Math.hypot(old.x - note.x, old.y - note.y);
    if (best && best.distance <= distance) continue;
    const place = after.get(id);
    best = { distance, by: place ? { x: place.x - old.x, y: place.y - old.y } : null };
  }
  return best?.by ?? null;
}
