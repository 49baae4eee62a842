"use client";

import { type RefObject, useContext, useEffect } from "react";
import type { Point } from "@/lib/workflows/canvas-geometry";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { isElsewhere } from "./is-elsewhere";
import { usePasteText } from "./use-paste-text";

/** Copy, cut and paste through the system's clipboard, to another tab too; what is pasted comes under the pointer. */
export function useClipboardKeys(surface: RefObject<HTMLElement | null>): void {
  const { actions } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const pasteText = usePasteText();
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let pointer: Point | undefined;
    const hasTextSelected = () => (window.getSelection()?.toString() ?? "") !== "";
    const copy = (event: ClipboardEvent, thenRemove: boolean) => {
      if (isElsewhere(event.target) || hasTextSelected()) return;
      const text = actions.copyText();
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (thenRemove && !isReadOnly) actions.remove();
    };
    const paste = (event: ClipboardEvent) => {
      if (isElsewhere(event.target) || isReadOnly) return;
      event.preventDefault();
      pasteText(event.clipboardData?.getData("text/plain") ?? "", pointer);
    };
    const follow = ({ target, clientX, clientY }: PointerEvent) => {
      const isPane = target instanceof Element && target.classList.contains("react-flow__pane");
      const isHere = isPane && surface.current?.contains(target) === true;
      pointer = isHere ? { x: clientX, y: clientY } : undefined;
    };
    document.addEventListener("copy", (event) => copy(event, false), { signal });
    document.addEventListener("cut", (event) => copy(event, true), { signal });
    document.addEventListener("paste", paste, { signal });
    document.addEventListener("pointermove", follow, { signal, passive: true });
    return () => abort.abort();
  }, [surface, actions, isReadOnly, pasteText]);
}
