"use client";

import { useEffect, useState } from "react";
import { call } from "@/lib/http/call";
import { getWorkflowEndpoint, updateWorkflowEndpoint, type Workflow } from "@/lib/workflows/api";
import { createDraft, type Draft, type DraftContent } from "@/lib/workflows/canvas-draft";

function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}

/** Saves what `read` gives, and asks before the page is left with something unsaved. */
export function useDraft({ id, version }: Workflow, read: () => DraftContent): Draft {
  const [draft] = useState(() =>
    createDraft(version, {
      read,
      save: (content, base) => call(updateWorkflowEndpoint, { id, version: base, ...content }),
      currentVersion: async () => (await call(getWorkflowEndpoint, { id })).version,
      after,
    }),
  );
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (draft.state.get().status === "saved") return;
      void draft.flush();
      event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => {
      window.removeEventListener("beforeunload", guard);
      void draft.flush();
      draft.dispose();
    };
  }, [draft]);
  return draft;
}
