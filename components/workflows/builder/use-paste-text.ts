"use client";

import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { toast } from "@/hooks/toast";
import type { Point } from "@/lib/workflows/canvas-geometry";
import { useBuilder } from "./builder-context";

/** Pastes with the middle at a point of the screen, or beside what was copied; says why where it cannot. */
export function usePasteText(): (text: string, at?: Point) => void {
  const { actions } = useBuilder();
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    (text, at) => {
      const problem = actions.pasteText(text, at && screenToFlowPosition(at));
      if (problem !== null) toast.error("Nothing to paste", { description: problem });
    },
    [actions, screenToFlowPosition],
  );
}
