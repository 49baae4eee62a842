"use client";

import { type EdgeChange, type NodeChange, useStoreApi } from "@xyflow/react";
import { useMemo } from "react";
import { findDropEdge } from "@/lib/workflows/find-drop-edge";
import { boundsOf, type Box, type Point } from "@/lib/workflows/canvas-geometry";
import { boxesOf, withMembers } from "@/lib/workflows/canvas-item-edits";
import type { CanvasState, Selection } from "@/lib/workflows/canvas-state";
import type * as Guides from "@/lib/workflows/find-guides";
import type { Graph } from "@/lib/workflows/graph";
import { type Builder, useBuilder } from "./builder-context";
import { createMotionMark } from "./motion-mark";
import { type CanvasUi, useCanvasUi } from "./canvas-ui";
import type { CanvasActions } from "./create-canvas-actions";
import { createDragSheet } from "./drag-sheet";
import type { FlowNode } from "./to-flow";

const NOTHING: ReadonlySet<string> = new Set();
/** Loaded by the first drag, which shows its lines a moment later. */
let guides: typeof Guides | null = null;
const loadGuides = async () => {
  guides ??= await import("@/lib/workflows/find-guides");
};
/** Guides are drawn to what stands near; farther off a line says nothing. */
const GUIDE_REACH = 900;

/** What happens to nodes and edges on the canvas, told to the one state that it is drawn from. */
export function useFlowHandlers() {
  const builder = useBuilder();
  const ui = useCanvasUi();
  const store = useStoreApi();
  return useMemo(
    () => createFlowHandlers(builder, ui, () => store.getState().domNode),
    [builder, ui, store],
  );
}

function createFlowHandlers(
  { canvas, actions, types }: Builder,
  ui: CanvasUi,
  frameOf: () => Element | null,
) {
  let held: Held | null = null;
  const motion = createMotionMark();

  const endDrag = (state: CanvasState) => {
    const edgeId = ui.dropEdge.get();
    const [nodeId] = state.selection.nodes;
    if (edgeId !== null && nodeId !== undefined) actions.insert(edgeId, nodeId);
    held = null;
    ui.held.set(NOTHING);
    ui.dropEdge.set(null);
    ui.hint.set(null);
    ui.guides.set([]);
  };

  const startDrag = (_event: object, _node: FlowNode | null, nodes: FlowNode[]) => {
    void loadGuides();
    ui.held.set(new Set(nodes.map(({ id }) => id)));
  };
  const stopDrag = () => {
    motion.release();
    ui.held.set(NOTHING);
  };

  return {
    onMove: (event: MouseEvent | TouchEvent | null) => motion.hold(event, "canvas"),
    onMoveEnd: motion.release,
    onNodeDragStart: startDrag,
    onSelectionDragStart: (event: object, nodes: FlowNode[]) => startDrag(event, null, nodes),
    onNodeDrag: (event: object) => motion.hold(event, "node"),
    onNodeDragStop: stopDrag,
    onSelectionDragStop: stopDrag,
    onNodesChange(changes: NodeChange<FlowNode>[]) {
      const { moved, isDragging, isPlaced } = readMoves(changes);
      const selection = applySelect(canvas.get().selection, "nodes", changes);
      if (selection) actions.select(selection);
      if (resize(changes, moved, actions)) return;
      if (moved.size > 0) {
        held ??= hold(canvas.get().graph, moved);
        const places = withHeld(moved, held);
        held.draw?.(places);
        if (isDragging) return showDrag(canvas.get().graph, moved, held);
        actions.move(places, "drag");
      }
      if (!isPlaced || isDragging) return;
      endDrag(canvas.get());
      actions.endStep();
    },
    onEdgesChange(changes: EdgeChange[]) {
      const selection = applySelect(canvas.get().selection, "edges", changes);
      if (selection) actions.select(selection);
    },
  };

  function hold(graph: Graph, moved: ReadonlyMap<string, Point>): Held {
    const frame = frameOf();
    const members = holdMembers(graph, moved);
    ui.held.set(members.ids);
    return { ...members, draw: frame && createDragSheet(frame, graph) };
  }

  function showDrag(graph: Graph, moved: ReadonlyMap<string, Point>, { ids, boxes }: Held) {
    const moving = boundsOf(
      [...moved].flatMap(([id, at]) => {
        const box = boxes.get(id);
        return box ? { ...box, ...at } : [];
      }),
    );
    if (!moving) return;
    const still = [...boxes].filter(([id, box]) => !ids.has(id) && isNear(box, moving));
    const lines = guides?.findGuides(
      moving,
      still.map(([, box]) => box),
    );
    ui.guides.set(lines ?? []);
    const [first] = moved;
    const alone = first && moved.size === 1 ? { id: first[0], position: first[1] } : null;
    const node = graph.nodes.find(({ id }) => id === alone?.id);
    const found = node && findDropEdge(graph, types, { ...node, ...alone });
    ui.dropEdge.set(found?.reason === null ? found.edge.id : null);
    ui.hint.set(found?.reason ?? null);
  }
}

type Held = {
  ids: ReadonlySet<string>;
  /** Where everything stood when the drag began. */
  boxes: ReadonlyMap<string, Box>;
  /** By the group that holds them: where it stood, and where each of them stood. */
  groups: { id: string; from: Point; members: ReadonlyMap<string, Point> }[];
  draw: ((places: ReadonlyMap<string, Point>) => void) | null;
};

/** What stands inside the dragged groups when the drag begins; it goes with them to its end. */
function holdMembers(graph: Graph, moved: ReadonlyMap<string, Point>): Omit<Held, "draw"> {
  const boxes = boxesOf(graph);
  const groups = [...moved.keys()].flatMap((id) => {
    const from = boxes.get(id);
    const members = [...withMembers(graph, new Set([id]))].filter((each) => !moved.has(each));
    if (!from || members.length === 0) return [];
    const places = members.flatMap((each): [string, Point][] => {
      const box = boxes.get(each);
      return box ? [[each, box]] : [];
    });
    return [{ id, from, members: new Map(places) }];
  });
  const ids = new Set([...moved.keys(), ...groups.flatMap(({ members }) => [...members.keys()])]);
  return { ids, boxes, groups };
}

function withHeld(moved: ReadonlyMap<string, Point>, { groups }: Held): Map<string, Point> {
  const all = new Map(moved);
  for (const { id, from, members } of groups) {
    const to = moved.get(id);
    if (!to) continue;
    for (const [member, { x, y }] of members)
      if (!moved.has(member)) all.set(member, { x: x + to.x - from.x, y: y + to.y - from.y });
  }
  return all;
}

function readMoves(changes: readonly NodeChange<FlowNode>[]) {
  const moved = new Map<string, Point>();
  let isDragging = false;
  let isPlaced = false;
  for (const change of changes) {
    if (change.type !== "position") continue;
    isPlaced = true;
    isDragging ||= change.dragging === true;
    if (change.position) moved.set(change.id, change.position);
  }
  return { moved, isDragging, isPlaced };
}

/** Only notes and groups have a size of their own; true where the changes were about one. */
function resize(
  changes: readonly NodeChange<FlowNode>[],
  moved: ReadonlyMap<string, Point>,
  actions: CanvasActions,
): boolean {
  const sized = changes.filter((change) => change.type === "dimensions");
  for (const { id, dimensions, resizing } of sized) {
    const position = moved.get(id);
    if (resizing && dimensions)
      actions.changeItem(id, { ...dimensions, ...(position && { position }) }, "resize");
    if (resizing === false) actions.endStep();
  }
  return sized.some(({ resizing }) => resizing !== undefined);
}

const isNear = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < GUIDE_REACH && Math.abs(a.y - b.y) < GUIDE_REACH;

/** Null where no change is about what is selected. */
function applySelect(
  selection: Selection,
  kind: keyof Selection,
  changes: readonly (NodeChange<FlowNode> | EdgeChange)[],
): Selection | null {
  const ids = new Set(selection[kind]);
  let isTouched = false;
  for (const change of changes) {
    if (change.type !== "select") continue;
    isTouched = true;
    if (change.selected) ids.add(change.id);
    else ids.delete(change.id);
  }
  return isTouched ? { ...selection, [kind]: ids } : null;
}
