"use client";

import { useEffect, useState } from "react";
import type { Draft, DraftContent } from "@/lib/workflows/canvas-draft";
import {
  type DraftCopy,
  draftCopyKey,
  readDraftCopy,
  writeDraftCopy,
} from "@/lib/workflows/draft-copy";

const REST_MS = 300;

type CopyOptions = {
  workflowId: string;
  saved: DraftContent & { version: number };
  draft: Draft;
  read(): DraftContent;
  /** Calls back at every edit; returns how to end that. */
  watch(listener: () => void): () => void;
};

/** Keeps unsaved edits on this device, and hands out those that an earlier visit left behind. For what is drawn in the browser alone. */
export function useDraftCopy({ workflowId, saved, draft, read, watch }: CopyOptions) {
  const [left, setLeft] = useState<DraftCopy | null>(() => readDraftCopy(load(workflowId), saved));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What an earlier visit left stays until somebody has said what becomes of it.
    if (left) return undefined;
    const keep = () => {
      const { status, version } = draft.state.get();
      if (status === "saved") drop(workflowId);
      else store(workflowId, writeDraftCopy(read(), version, Date.now()));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, REST_MS);
    };
    const stops = [watch(later), draft.state.subscribe(keep)];
    const again = () => void draft.flush();
    window.addEventListener("online", again);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      window.removeEventListener("online", again);
      window.removeEventListener("pagehide", keep);
    };
  }, [workflowId, draft, read, watch, left]);

  return {
    left,
    dismiss() {
      drop(workflowId);
      setLeft(null);
    },
  };
}

/** A full or forbidden store loses the copy and nothing else. */
function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
const load = (id: string) => attempt(() => localStorage.getItem(draftCopyKey(id)), null);
const store = (id: string, text: string) =>
  attempt(() => localStorage.setItem(draftCopyKey(id), text), undefined);
const drop = (id: string) => attempt(() => localStorage.removeItem(draftCopyKey(id)), undefined);
