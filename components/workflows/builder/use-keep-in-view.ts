"use client";

import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";

const MARGIN = 24;

/** A node that was just selected is moved into what the panel leaves of the canvas, by no more than needed. */
export function useKeepInView(
  surface: RefObject<HTMLElement | null>,
  nodeId: string | undefined,
): void {
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    if (nodeId === undefined) return;
    const frame = requestAnimationFrame(() => {
      const canvas = surface.current?.querySelector(".flow-canvas")?.getBoundingClientRect();
      const node = surface.current
        ?.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)
        ?.getBoundingClientRect();
      if (!canvas || !node) return;
      // On narrow screens the panel lies over the canvas.
      const panel = surface.current?.querySelector("aside")?.getBoundingClientRect() ?? canvas;
      const isSide = panel.left > canvas.left;
      const right = isSide ? Math.min(canvas.right, panel.left) : canvas.right;
      const bottom = isSide ? canvas.bottom : Math.min(canvas.bottom, panel.top || canvas.bottom);
      const x = shift(node.left, node.right, canvas.left, right);
      const y = shift(node.top, node.bottom, canvas.top, panel === canvas ? canvas.bottom : bottom);
      if (x === 0 && y === 0) return;
      const viewport = getViewport();
      void setViewport({ ...viewport, x: viewport.x + x, y: viewport.y + y });
    });
    return () => cancelAnimationFrame(frame);
  }, [surface, nodeId, getViewport, setViewport]);
}

function shift(start: number, end: number, from: number, to: number): number {
  if (start < from + MARGIN) return from + MARGIN - start;
  return end > to - MARGIN ? to - MARGIN - end : 0;
}
