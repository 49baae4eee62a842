import { readClipboardText, toClipboardText } from "@/lib/workflows/canvas-clipboard";
import type { Point } from "@/lib/workflows/canvas-geometry";
import type { Random } from "@/lib/workflows/canvas-ids";
import type { CanvasState, Change } from "@/lib/workflows/canvas-state";
import { insertCopy } from "@/lib/workflows/insert-copy";
import type { Store } from "@/lib/workflows/store";

export function createClipboardActions(
  canvas: Store<CanvasState>,
  edit: (change: Change) => void,
  random: Random,
) {
  const copyText = () => toClipboardText(canvas.get().graph, canvas.get().selection);
  /** Null when the nodes are there, with their middle at a point where one is given; else why the text holds none. */
  const pasteText = (text: string, at?: Point): string | null => {
    const { copied, problem } = readClipboardText(text);
    if (copied) edit((graph) => insertCopy(graph, copied, random, at));
    return problem;
  };
  return {
    copyText,
    pasteText,
    duplicate() {
      const text = copyText();
      if (text !== null) pasteText(text);
    },
  };
}
