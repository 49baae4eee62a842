"use client";

import { ViewportPortal } from "@xyflow/react";
import { useStore } from "@/hooks/use-store";
import { useCanvasUi } from "./canvas-ui";

/** Thin lines along which the dragged nodes stand in one row or column with others. */
export function DragGuides() {
  const { guides } = useCanvasUi();
  const lines = useStore(guides, (each) => each);
  if (lines.length === 0) return null;
  return (
    <ViewportPortal>
      {lines.map(({ axis, at, from, to }) => (
        <div
          key={`${axis}${at}`}
          data-guide={axis}
          className="pointer-events-none absolute bg-primary/60"
          style={
            axis === "x"
              ? { left: at, top: from, width: 1, height: to - from }
              : { left: from, top: at, width: to - from, height: 1 }
          }
        />
      ))}
    </ViewportPortal>
  );
}
