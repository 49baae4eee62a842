"use client";

import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import { toast } from "sonner";
import { useBuilder } from "./builder-context";
import { FIT_VIEW } from "./fit-view";
import type { AddMenu } from "./use-add-menu";

/** Typing in a field is typing; a dialog or a menu over the page has the keys for itself. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest("input, textarea, select, [contenteditable=true]");
  return field !== null || target.closest("[role=dialog], [role=menu]") !== null;
}

const toChord = (event: KeyboardEvent): string =>
  [
    event.metaKey || event.ctrlKey ? "mod" : "",
    event.shiftKey ? "shift" : "",
    event.code.replace(/^Key|^Digit/, "").toLowerCase(),
  ]
    .filter(Boolean)
    .join("+");

/** The habits of interface-habits.md for a canvas; running and saving work from a field too. */
export function useCanvasKeys(
  surface: RefObject<HTMLElement | null>,
  addMenu: AddMenu,
  isReadOnly: boolean,
): void {
  const { actions, canvas, draft, startRun, stopRun, togglePin } = useBuilder();
  const { fitView } = useReactFlow();

  useEffect(() => {
    const everywhere: Record<string, () => void> = {
      "mod+enter": () => void startRun(),
      "mod+shift+enter": () => void stopRun(),
      "mod+s": () => void draft.flush(),
    };
    const looking: Record<string, () => void> = {
      "shift+1": () => void fitView(FIT_VIEW),
      "mod+a": actions.selectAll,
      escape: () => actions.select({ nodes: new Set(), edges: new Set() }),
    };
    const editing: Record<string, () => void> = {
      "mod+z": actions.undo,
      "mod+shift+z": actions.redo,
      "mod+y": actions.redo,
      "mod+d": actions.duplicate,
      "mod+b": actions.bypass,
      p: () => void togglePin(canvas.get().selection.nodes),
      "shift+l": actions.layOut,
      delete: actions.remove,
      backspace: actions.remove,
    };
    const openAtMiddle = () => {
      const frame = surface.current?.querySelector(".flow-canvas")?.getBoundingClientRect();
      const [only] = canvas.get().selection.nodes;
      if (frame)
        addMenu.openAt(
          { x: frame.left + frame.width / 2 - 130, y: frame.top + frame.height / 3 },
          only === undefined ? undefined : { id: only },
        );
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const chord = toChord(event);
      const isCanvas = event.target instanceof Element && event.target.closest(".flow-canvas");
      const act =
        everywhere[chord] ??
        (isElsewhere(event.target)
          ? undefined
          : (looking[chord] ??
            (isReadOnly
              ? undefined
              : (editing[chord] ?? (chord === "tab" && isCanvas ? openAtMiddle : undefined)))));
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [actions, canvas, draft, startRun, stopRun, togglePin, fitView, surface, addMenu, isReadOnly]);

  useEffect(() => {
    const hasTextSelected = () => (window.getSelection()?.toString() ?? "") !== "";
    const copy = (event: ClipboardEvent, thenRemove: boolean) => {
      if (isElsewhere(event.target) || hasTextSelected()) return;
      const text = actions.copyText();
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (thenRemove && !isReadOnly) actions.remove();
    };
    const onCopy = (event: ClipboardEvent) => copy(event, false);
    const onCut = (event: ClipboardEvent) => copy(event, true);
    const onPaste = (event: ClipboardEvent) => {
      if (isElsewhere(event.target) || isReadOnly) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (actions.pasteText(text)) event.preventDefault();
      else if (text !== "")
        toast.error("Nothing to paste", { description: "The clipboard holds no nodes." });
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCut);
      document.removeEventListener("paste", onPaste);
    };
  }, [actions, isReadOnly]);
}
