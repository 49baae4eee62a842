"use client";

import { Handle, Position } from "@xyflow/react";
import { useStore } from "@/hooks/use-store";
import { wordOfKind } from "@/lib/workflows/can-carry";
import { handleOffset } from "@/lib/workflows/canvas-geometry";
import { useCanvasUi } from "./canvas-ui";
import { portShape } from "./port-shape";

/** Of the card, inside of which ports are placed: they sit where the wires, which know no border, end. */
const BORDER = 1;

export function FlowPort({
  type,
  kind = "any",
  index,
  branch,
}: {
  type: "source" | "target";
  kind: string | undefined;
  index: number | null;
  branch?: string;
}) {
  const { isPortless } = useCanvasUi();
  if (useStore(isPortless, (each) => each)) return null;
  const what = kind === "same" ? "what it takes" : wordOfKind(kind);
  const words = type === "target" ? `Takes ${what}` : `Puts out ${what}`;
  return (
    <Handle
      type={type}
      position={type === "target" ? Position.Left : Position.Right}
      {...(branch !== undefined && { id: branch })}
      title={branch === undefined ? words : `${branch}: ${words.toLowerCase()}`}
      data-kind={kind}
      data-shape={portShape(kind)}
      className="flow-port"
      style={{ top: handleOffset(index) - BORDER, [type === "target" ? "left" : "right"]: -BORDER }}
    />
  );
}
