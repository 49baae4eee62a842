"use client";

import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import type { Point } from "@/lib/workflows/canvas-geometry";

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
      const by = surface.current && distanceIntoView(surface.current, nodeId);
      if (!by || (by.x === 0 && by.y === 0)) return;
      const viewport = getViewport();
      void setViewport({ ...viewport, x: viewport.x + by.x, y: viewport.y + by.y });
    });
    return () => cancelAnimationFrame(frame);
  }, [surface, nodeId, getViewport, setViewport]);
}

function distanceIntoView(surface: HTMLElement, nodeId: string): Point | null {
  const boxOf = (selector: string) => surface.querySelector(selector)?.getBoundingClientRect();
  const canvas = boxOf(".flow-canvas");
  const node = boxOf(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
  if (!canvas || !node) return null;
  const { left, top, right, bottom } = uncovered(canvas, boxOf("aside"));
  return {
    x: shift(node.left, node.right, left, right),
    y: shift(node.top, node.bottom, top, bottom),
  };
}

/** On narrow screens the panel lies over the right or the lower part of the canvas. */
function uncovered({ left, top, right, bottom }: DOMRect, panel: DOMRect | undefined) {
  if (!panel) return { left, top, right, bottom };
  const isBeside = panel.left > left;
  return {
    left,
    top,
    right: isBeside ? Math.min(right, panel.left) : right,
    bottom: isBeside ? bottom : Math.min(bottom, panel.top),
  };
}

function shift(start: number, end: number, from: number, to: number): number {
  if (start < from + MARGIN) return from + MARGIN - start;
  return end > to - MARGIN ? to - MARGIN - end : 0;
}
