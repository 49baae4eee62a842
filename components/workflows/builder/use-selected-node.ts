"use client";

import { useState } from "react";
import { useStore } from "@/hooks/use-store";
import type { CanvasState } from "@/lib/workflows/canvas-state";
import type { GraphNode } from "@/lib/workflows/graph";
import { isSameButPlace } from "@/lib/workflows/is-same-but-place";
import type { Store } from "@/lib/workflows/store";
import { useCanvasUi } from "./canvas-ui";

/**
 * The one node that is picked, as the panel beside the canvas shows it. It stays the same object while it is only moved, and
 * what a drag picks is shown when it is dropped: a panel that opens meanwhile would push the canvas away under the pointer.
 */
export function useSelectedNode(canvas: Store<CanvasState>): GraphNode | undefined {
  const [pick] = useState(createPick);
  const picked = useStore(canvas, pick);
  const isHeld = useStore(useCanvasUi().held, (ids) => ids.size > 0);
  const [shown, show] = useState(picked);
  if (isHeld) return shown;
  if (shown !== picked) show(picked);
  return picked;
}

function createPick() {
  let kept: GraphNode | undefined;
  return ({ graph, selection }: CanvasState): GraphNode | undefined => {
    const [only] = selection.nodes;
    const node = selection.nodes.size === 1 ? graph.nodes.find(({ id }) => id === only) : undefined;
    if (!kept || !node || !isSameButPlace(kept, node)) kept = node;
    return kept;
  };
}
