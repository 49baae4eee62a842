"use client";

import {
  type Connection as FlowConnection,
  type Edge,
  type FinalConnectionState,
  type HandleType,
  type OnConnectStartParams,
} from "@xyflow/react";
import { useMemo } from "react";
import { toast } from "@/hooks/toast";
import { findWireReasons } from "@/lib/workflows/find-wire-reasons";
import type { Connection } from "@/lib/workflows/canvas-edits";
import type { Point } from "@/lib/workflows/canvas-geometry";
import { type Builder, useBuilder } from "./builder-context";
import { type CanvasUi, useCanvasUi } from "./canvas-ui";

type Pointer = globalThis.MouseEvent | TouchEvent;

const toWire = ({ source, target, sourceHandle }: FlowConnection | Edge): Connection => ({
  source,
  target,
  ...(sourceHandle && { branch: sourceHandle }),
});

/** Wires: drawn to a handle, to a node or to the empty canvas, and laid elsewhere by either end. */
export function useWireHandlers() {
  const builder = useBuilder();
  const ui = useCanvasUi();
  return useMemo(() => createWireHandlers(builder, ui), [builder, ui]);
}

function createWireHandlers({ canvas, actions, types }: Builder, ui: CanvasUi) {
  let laid: Edge | null = null;

  const refuse = (reason: string | null) => {
    if (reason) toast.error("Not connected", { description: reason });
  };
  const reasonAt = (nodeId: string) => ui.wiring.get()?.reasons.get(nodeId) ?? null;
  const end = () => {
    ui.wiring.set(null);
    ui.hint.set(null);
    document.removeEventListener("pointermove", showReason);
  };
  const showReason = ({ clientX, clientY }: PointerEvent) => {
    const id = nodeAt({ x: clientX, y: clientY });
    ui.hint.set(id === null ? null : reasonAt(id));
  };

  return {
    onConnectStart(_event: Pointer, { nodeId, handleId, handleType }: OnConnectStartParams) {
      if (nodeId === null) return;
      const isForward = handleType === "source";
      const fixed = { nodeId, isForward, ...(handleId && { branch: handleId }) };
      const reasons = findWireReasons(canvas.get().graph, types, { ...fixed, without: laid?.id });
      ui.wiring.set({ nodeId, isForward, reasons });
      document.addEventListener("pointermove", showReason);
    },
    isValidConnection: ({ source, target }: FlowConnection | Edge) => {
      const wiring = ui.wiring.get();
      return wiring?.reasons.get(wiring.isForward ? target : source) === null;
    },
    onConnect: (wire: FlowConnection) => refuse(actions.connect(toWire(wire))),
    onConnectEnd(event: Pointer, { fromNode, fromHandle, isValid }: FinalConnectionState) {
      const wiring = ui.wiring.get();
      end();
      if (laid || isValid || !fromNode || !fromHandle || !wiring) return;
      const at = pointOf(event);
      const below = nodeAt(at);
      const branch = fromHandle.id ?? undefined;
      if (below === fromNode.id) return;
      if (below !== null) {
        const wire = wiring.isForward
          ? { source: fromNode.id, target: below, branch }
          : { source: below, target: fromNode.id };
        refuse(wiring.reasons.get(below) ?? actions.connect(wire));
      } else if (isPane(at))
        ui.addMenu.set({
          at,
          ...(wiring.isForward
            ? { after: { id: fromNode.id, ...(branch !== undefined && { branch }) } }
            : { before: { id: fromNode.id } }),
        });
    },
    onReconnectStart(_event: unknown, edge: Edge, _end: HandleType) {
      laid = edge;
    },
    onReconnect: (edge: Edge, wire: FlowConnection) =>
      refuse(actions.reconnect(edge.id, toWire(wire))),
    onReconnectEnd(event: Pointer, edge: Edge, _end: HandleType, state: FinalConnectionState) {
      laid = null;
      const at = pointOf(event);
      const below = nodeAt(at);
      if (state.isValid) return;
      if (below === null && isPane(at)) actions.removeEdge(edge.id);
      else if (below !== null && state.fromHandle) {
        const isForward = state.fromHandle.type === "source";
        const wire = { ...toWire(edge), [isForward ? "target" : "source"]: below };
        if (wire.source !== edge.source || wire.target !== edge.target)
          refuse(actions.reconnect(edge.id, wire));
      }
    },
  };
}

function pointOf(event: Pointer): Point {
  const { clientX, clientY } =
    "changedTouches" in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  return { x: clientX, y: clientY };
}

/** The node under a point of the screen; its whole body counts, not its handles alone. */
function nodeAt({ x, y }: Point): string | null {
  const node = document.elementFromPoint(x, y)?.closest(".react-flow__node-step");
  return node?.getAttribute("data-id") ?? null;
}

const isPane = ({ x, y }: Point): boolean =>
  document.elementFromPoint(x, y)?.closest(".react-flow__pane, .react-flow__edges") !== null;
