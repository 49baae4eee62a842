"use client";

import { useReactFlow } from "@xyflow/react";
import { type DragEvent, useMemo } from "react";
import { toast } from "@/hooks/toast";
import { snap } from "@/lib/workflows/canvas-geometry";
import { findDropEdge } from "@/lib/workflows/find-drop-edge";
import { useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { DRAG_TYPE } from "./drag-type";

/** From the middle of a node to its corner. */
const GRIP = { x: 112, y: 36 };

/** A node type dragged from the palette: onto the canvas, or into a wire. */
export function useDropHandlers() {
  const { canvas, actions, types } = useBuilder();
  const { screenToFlowPosition } = useReactFlow();
  const ui = useCanvasUi();
  return useMemo(() => {
    const placeOf = ({ clientX, clientY }: DragEvent) => {
      const { x, y } = screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
      return { x: x - GRIP.x, y: y - GRIP.y };
    };
    const leave = () => {
      ui.dropEdge.set(null);
      ui.hint.set(null);
    };
    return {
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        const type = ui.dragged.get();
        if (type === null) return;
        const node = { id: "\u0000dragged", type, config: {}, position: placeOf(event) };
        const found = findDropEdge(canvas.get().graph, types, node);
        ui.dropEdge.set(found?.reason === null ? found.edge.id : null);
        ui.hint.set(found?.reason ?? null);
      },
      onDragLeave: leave,
      onDrop(event: DragEvent) {
        const info = types.get(event.dataTransfer.getData(DRAG_TYPE));
        const between = ui.dropEdge.get();
        const reason = ui.hint.get();
        leave();
        if (!info) return;
        event.preventDefault();
        actions.add(info, {
          position: snap(placeOf(event)),
          ...(between !== null && { between }),
        });
        if (reason !== null) toast("Added beside the wire", { description: reason });
      },
    };
  }, [canvas, actions, types, screenToFlowPosition, ui]);
}
