"use client";

import { Check, CloudOff, LoaderCircle, PencilLine, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useStore } from "@/hooks/use-store";
import { AppError } from "@/lib/errors";
import { useBuilder } from "./builder-context";

const MARKS = {
  saved: { word: "Saved", icon: Check, tone: "text-muted-foreground" },
  unsaved: { word: "Edited", icon: PencilLine, tone: "text-muted-foreground" },
  saving: { word: "Saving", icon: LoaderCircle, tone: "text-muted-foreground" },
  failed: { word: "Not saved, kept on this device", icon: CloudOff, tone: "text-no" },
  conflict: { word: "Changed elsewhere", icon: TriangleAlert, tone: "text-warn" },
};

export function SavedMark() {
  const { draft } = useBuilder();
  const { status, error, version } = useStore(draft.state, (state) => state);
  const { word, icon: Icon, tone } = MARKS[status];
  const why = error instanceof AppError ? error.message : "The server could not be reached";
  return (
    <span
      className={`flex items-center gap-1 text-label whitespace-nowrap ${tone}`}
      title={
        status === "failed"
          ? `${why}. It is tried again by itself; until then your edits are kept on this device.`
          : `Saved by itself a moment after each edit; version ${version}`
      }
      data-testid="saved-mark"
      data-status={status}
    >
      <Icon aria-hidden className="size-3.5 stroke-[1.5]" />
      <span className="hidden sm:inline">{word}</span>
      {status === "failed" && (
        <Button variant="outline" size="sm" onClick={() => void draft.flush()}>
          Save again
        </Button>
      )}
    </span>
  );
}
