"use client";

import { useStore as useFlowStore } from "@xyflow/react";
import { useEffect } from "react";
import { useCanvasUi } from "./canvas-ui";

/** Below this zoom the small lines of a node are no text any more. */
const FAR = 0.45;
/** Below this one a port is a speck that nobody can grab; each costs work with every move all the same. */
const PORTLESS = 0.3;

/** From afar a node shows its name in large and nothing else: it can be read, and hundreds are drawn in time. */
export function FarMark() {
  const isFar = useFlowStore(({ transform: [, , zoom] }) => zoom < FAR);
  const isPortless = useFlowStore(({ transform: [, , zoom] }) => zoom < PORTLESS);
  const ui = useCanvasUi();
  const frame = useFlowStore(({ domNode }) => domNode);
  useEffect(() => {
    frame?.toggleAttribute("data-far", isFar);
  }, [frame, isFar]);
  useEffect(() => ui.isPortless.set(isPortless), [ui, isPortless]);
  return null;
}
