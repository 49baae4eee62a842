"use client";

import {
  type Connection as FlowConnection,
  type Edge,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  useReactFlow,
} from "@xyflow/react";
import { type DragEvent, type MouseEvent, useMemo } from "react";
import { toast } from "sonner";
import { whyNotConnect } from "@/lib/workflows/can-connect";
import type { Connection } from "@/lib/workflows/canvas-edits";
import type { Point } from "@/lib/workflows/canvas-geometry";
import type { Selection } from "@/lib/workflows/canvas-state";
import { useBuilder } from "./builder-context";
import { DRAG_TYPE } from "./drag-type";
import type { FlowNode } from "./to-flow";
import type { AddMenu } from "./use-add-menu";

const toWire = ({ source, target, sourceHandle }: FlowConnection | Edge): Connection => ({
  source,
  target,
  ...(sourceHandle && { branch: sourceHandle }),
});

/** What happens on the canvas, told to the one state that it is drawn from. */
export function useFlowHandlers(addMenu: AddMenu) {
  const { canvas, actions, types } = useBuilder();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onNodesChange(changes: NodeChange<FlowNode>[]) {
        const moved = new Map<string, Point>();
        let isDragging = false;
        for (const change of changes) {
          if (change.type !== "position" || !change.position) continue;
          moved.set(change.id, change.position);
          isDragging ||= change.dragging === true;
        }
        const selection = applySelect(canvas.get().selection, "nodes", changes);
        if (selection) actions.select(selection);
        if (moved.size > 0) actions.move(moved, "drag");
        if (!isDragging && changes.some((change) => change.type === "position")) actions.endStep();
      },
      onEdgesChange(changes: EdgeChange[]) {
        const selection = applySelect(canvas.get().selection, "edges", changes);
        if (selection) actions.select(selection);
      },
      isValidConnection: (wire: FlowConnection | Edge) =>
        whyNotConnect(canvas.get().graph, types, toWire(wire)) === null,
      onConnect: (wire: FlowConnection) => void actions.connect(toWire(wire)),
      onConnectEnd(event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) {
        const { fromNode, fromHandle, toNode, isValid } = state;
        if (isValid || !fromNode || !fromHandle) return;
        if (toNode) {
          const isForward = fromHandle.type === "source";
          const wire = {
            source: isForward ? fromNode.id : toNode.id,
            target: isForward ? toNode.id : fromNode.id,
          };
          const reason = whyNotConnect(canvas.get().graph, types, wire);
          if (reason !== null) toast.error("Not connected", { description: reason });
          return;
        }
        if (fromHandle.type !== "source") return;
        const { clientX, clientY } =
          "changedTouches" in event
            ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 })
            : event;
        const branch = fromHandle.id ?? undefined;
        addMenu.openAt(
          { x: clientX, y: clientY },
          { id: fromNode.id, ...(branch !== undefined && { branch }) },
        );
      },
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      },
      onDrop(event: DragEvent) {
        const info = types.get(event.dataTransfer.getData(DRAG_TYPE));
        if (!info) return;
        event.preventDefault();
        const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        actions.add(info, { position: { x: x - 112, y: y - 36 } });
      },
      onDoubleClick(event: MouseEvent) {
        const isPane =
          event.target instanceof Element && event.target.classList.contains("react-flow__pane");
        if (isPane) addMenu.openAt({ x: event.clientX, y: event.clientY });
      },
    }),
    [canvas, actions, types, screenToFlowPosition, addMenu],
  );
}

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
