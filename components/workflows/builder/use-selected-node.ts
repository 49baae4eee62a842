"use client";

import { useState } from "react";
import { useStore } from "@/hooks/use-store";
import type { CanvasState } from "@/lib/workflows/canvas-state";
import type { GraphNode } from "@/lib/workflows/graph";
import { isSameButPlace } from "@/lib/workflows/is-same-but-place";
import type { Store } from "@/lib/workflows/store";

/** The one node that is picked. It stays the same object while it is only moved, so that a drag draws no panel again. */
export function useSelectedNode(canvas: Store<CanvasState>): GraphNode | undefined {
  const [pick] = useState(createPick);
  return useStore(canvas, pick);
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
