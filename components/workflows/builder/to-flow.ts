import { type Edge, type Node, Position } from "@xyflow/react";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { branchesOf, type NodeTypes } from "@/lib/workflows/can-connect";
import { handleOffset, NODE_WIDTH, nodeHeight, positionOf } from "@/lib/workflows/canvas-geometry";
import { type CanvasGroup, type CanvasNote, groupsOf, notesOf } from "@/lib/workflows/canvas-items";
import type { Selection } from "@/lib/workflows/canvas-state";
import type { Graph, GraphNode } from "@/lib/workflows/graph";

export type StepNode = Node<
  { node: GraphNode; info: NodeTypeInfo | undefined; branches: string[] },
  "step"
>;
export type NoteNode = Node<{ item: CanvasNote }, "note">;
export type GroupNode = Node<{ item: CanvasGroup }, "group">;
export type FlowNode = StepNode | NoteNode | GroupNode;

const HANDLE = 10;
/** Frames lie behind wires, and what is picked lies over what is not. */
const DEPTH = { group: -2, note: 0, step: 1, picked: 10 };

/**
 * The graph as React Flow takes it. Sizes and handles are known beforehand, so nothing is measured,
 * and a node that did not change is the same object as before, so only what moved is drawn again.
 */
export function createFlowProjection() {
  const kept = new Map<string, { key: string; source: unknown; flowNode: FlowNode }>();
  const keep = (id: string, key: string, source: unknown, make: () => FlowNode): FlowNode => {
    const before = kept.get(id);
    if (before && before.source === source && before.key === key) return before.flowNode;
    const flowNode = make();
    kept.set(id, { key, source, flowNode });
    return flowNode;
  };

  return (
    graph: Graph,
    selection: Selection,
    types: NodeTypes,
    held: ReadonlySet<string>,
  ): FlowNode[] => {
    const wired = branchesInUse(graph);
    const taken = new Set(graph.nodes.map(({ id }) => id));
    const isFree = ({ id }: { id: string }) => !taken.has(id);
    const frames = groupsOf(graph)
      .filter(isFree)
      .map((item) => {
        const selected = selection.nodes.has(item.id);
        return keep(item.id, `group ${selected}`, item, () => toGroupNode(item, selected));
      });
    const notes = notesOf(graph)
      .filter(isFree)
      .map((item) => {
        const selected = selection.nodes.has(item.id);
        return keep(item.id, `note ${selected}`, item, () => toNoteNode(item, selected));
      });
    const steps = graph.nodes.map((node) => {
      const info = types.get(node.type);
      const branches = branchesOf({ nodes: [], edges: wired.get(node.id) ?? [] }, node, info);
      const selected = selection.nodes.has(node.id);
      return keep(node.id, `${selected} ${branches.join("|")}`, node, () =>
        toStepNode(node, info, branches, selected),
      );
    });
    const all = [...frames, ...notes, ...steps];
    // What is dragged stays in the page although its place in the graph goes out of view.
    return held.size === 0
      ? all
      : all.map((node) => (held.has(node.id) ? { ...node, dragging: true } : node));
  };
}

function branchesInUse({ edges }: Graph): Map<string, Graph["edges"]> {
  const bySource = new Map<string, Graph["edges"]>();
  for (const edge of edges) {
    if (edge.branch === undefined) continue;
    const list = bySource.get(edge.source);
    if (list) list.push(edge);
    else bySource.set(edge.source, [edge]);
  }
  return bySource;
}

function boxOfItem({ id, position, width, height }: CanvasNote | CanvasGroup, selected: boolean) {
  return { id, position, selected, width, height, measured: { width, height } };
}

const toNoteNode = (item: CanvasNote, selected: boolean): NoteNode => ({
  ...boxOfItem(item, selected),
  type: "note",
  zIndex: selected ? DEPTH.picked : DEPTH.note,
  connectable: false,
  ariaLabel: `Note: ${item.text || "empty"}`,
  data: { item },
});

/** Only its title takes the pointer, so that inside of it the canvas is the canvas. */
const toGroupNode = (item: CanvasGroup, selected: boolean): GroupNode => ({
  ...boxOfItem(item, selected),
  type: "group",
  zIndex: DEPTH.group,
  connectable: false,
  dragHandle: ".group-title",
  style: { pointerEvents: "none" },
  ariaLabel: `Group ${item.title || "without a title"}`,
  data: { item },
});

function toStepNode(
  node: GraphNode,
  info: NodeTypeInfo | undefined,
  branches: string[],
  selected: boolean,
): StepNode {
  const size = { width: NODE_WIDTH, height: nodeHeight(branches.length) };
  const at = (index: number | null) => handleOffset(index) - HANDLE / 2;
  const source = { type: "source", position: Position.Right, x: NODE_WIDTH - HANDLE / 2 } as const;
  return {
    id: node.id,
    type: "step",
    position: positionOf(node),
    selected,
    zIndex: selected ? DEPTH.picked : DEPTH.step,
    ...size,
    measured: size,
    handles: [
      {
        id: null,
        type: "target",
        position: Position.Left,
        x: -HANDLE / 2,
        y: at(null),
        width: HANDLE,
        height: HANDLE,
      },
      { ...source, id: null, y: at(null), width: HANDLE, height: HANDLE },
      ...branches.map((id, index) => ({
        ...source,
        id,
        y: at(index),
        width: HANDLE,
        height: HANDLE,
      })),
    ],
    ariaLabel: `${node.label ?? info?.label ?? node.type}, ${info?.label ?? "unknown type"}${node.disabled ? ", bypassed" : ""}`,
    data: { node, info, branches },
  };
}

export function toFlowEdges(edges: Graph["edges"], selected: Selection["edges"]): Edge[] {
  return edges.map((edge) => ({
    id: edge.id,
    source: edge.source,
    target: edge.target,
    sourceHandle: edge.branch ?? null,
    selected: selected.has(edge.id),
    type: "wire",
    ...(edge.branch !== undefined && { data: { branch: edge.branch } }),
  }));
}
