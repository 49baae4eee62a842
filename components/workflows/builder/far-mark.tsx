"use client";

import { useStore as useFlowStore } from "@xyflow/react";
import { useEffect } from "react";

/** Below this zoom the small lines of a node are no text any more. */
const FAR = 0.45;

/** From afar a node shows its name in large and nothing else: it can be read, and hundreds are drawn in time. */
export function FarMark() {
  const isFar = useFlowStore(({ transform: [, , zoom] }) => zoom < FAR);
  const frame = useFlowStore(({ domNode }) => domNode);
  useEffect(() => {
    frame?.toggleAttribute("data-far", isFar);
  }, [frame, isFar]);
  return null;
}
