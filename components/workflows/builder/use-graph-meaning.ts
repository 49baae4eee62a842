"use client";

import { useState } from "react";
import { useStore } from "@/hooks/use-store";
import type { CanvasState } from "@/lib/workflows/canvas-state";
import type { Graph } from "@/lib/workflows/graph";
import { isSameButPlaces } from "@/lib/workflows/is-same-but-place";
import type { Store } from "@/lib/workflows/store";

/** The graph for what asks about its meaning: the same object while nodes are only moved. Its places may be old. */
export function useGraphMeaning(canvas: Store<CanvasState>): Graph {
  const [pick] = useState(createPick);
  return useStore(canvas, pick);
}

function createPick() {
  let kept: Graph | null = null;
  return ({ graph }: CanvasState): Graph => {
    if (kept === null || (kept !== graph && !isSameButPlaces(kept, graph))) kept = graph;
    return kept;
  };
}
