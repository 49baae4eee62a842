"use client";

import { type RefObject, useContext, useEffect } from "react";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { useClipboardKeys } from "./use-clipboard-keys";
import { useEditKeys } from "./use-edit-keys";
import { useLookKeys } from "./use-look-keys";
import { isElsewhere } from "./is-elsewhere";

const toChord = (event: KeyboardEvent): string =>
  [
    event.metaKey || event.ctrlKey ? "mod" : "",
    event.altKey ? "alt" : "",
    event.shiftKey ? "shift" : "",
    event.code.replace(/^Key|^Digit/, "").toLowerCase(),
  ]
    .filter(Boolean)
    .join("+");

/** The habits of a canvas; running and saving work from a field too. */
export function useCanvasKeys(surface: RefObject<HTMLElement | null>): void {
  const { draft, startRun, stopRun } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const looking = useLookKeys(surface);
  const editing = useEditKeys(surface);
  useClipboardKeys(surface);

  useEffect(() => {
    const everywhere: Record<string, () => void> = {
      "mod+enter": () => void startRun(),
      "mod+shift+enter": () => void stopRun(),
      "mod+s": () => void draft.flush(),
    };
    const actOf = (chord: string, target: EventTarget | null) => {
      if (everywhere[chord]) return everywhere[chord];
      if (isElsewhere(target)) return undefined;
      const isCanvas = target instanceof Element && target.closest(".flow-canvas") !== null;
      const isBody = target === document.body;
      const keys = { ...looking.anywhere, ...(isReadOnly ? {} : editing.anywhere) };
      const onCanvas = { ...looking.onCanvas, ...(isReadOnly ? {} : editing.onCanvas) };
      return keys[chord] ?? (isCanvas || isBody ? onCanvas[chord] : undefined);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const act = actOf(toChord(event), event.target);
      if (!act || act(event.target) === false) return;
      event.preventDefault();
      // React Flow moves nodes by its own steps and without what a group holds.
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [draft, startRun, stopRun, looking, editing, isReadOnly]);
}
