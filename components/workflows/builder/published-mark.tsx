"use client";

import { usePublishedVersion } from "@/hooks/use-published-version";
import { useStore } from "@/hooks/use-store";
import { useBuilder } from "./builder-context";

/** Beside the draft: which version runs by itself, and whether the draft has gone on since. */
export function PublishedMark() {
  const { workflow, draft } = useBuilder();
  const published = usePublishedVersion(workflow);
  const { version, status } = useStore(draft.state, (state) => state);
  if (published === null) return null;
  const isAhead = version > published || status !== "saved";
  return (
    <span
      data-testid="published-mark"
      data-ahead={isAhead}
      className={`flex items-center gap-1.5 text-label whitespace-nowrap max-md:hidden ${isAhead ? "text-warn" : "text-muted-foreground"}`}
      title={
        isAhead
          ? `Version ${published} is what runs by itself; the draft has changed since. Publish makes it the one that runs.`
          : `What you see is version ${published}, which runs by itself`
      }
    >
      <span aria-hidden className="text-faint">
        ·
      </span>
      {isAhead ? `Draft ahead of v${published}` : `Published v${published}`}
    </span>
  );
}
