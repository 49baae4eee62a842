"use client";

import { Play } from "lucide-react";
import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { useStore } from "@/hooks/use-store";
import type { RunScope } from "@/lib/workflows/run-choice";
import { isLive } from "@/lib/workflows/run-view";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { RUN_SCOPE_WORDS } from "./run-scope-words";

/** Runs a part of the workflow; not there where nothing may be changed. */
export function RunPartButton({ scope, nodeId }: { scope: RunScope; nodeId: string }) {
  const { run, startRun } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const isGoing = useStore(run.view, isLive);
  if (isReadOnly) return null;
  return (
    <Button
      variant="outline"
      size="sm"
      disabled={isGoing}
      onClick={() => void startRun({ scope, nodeId })}
    >
      <Play aria-hidden />
      {RUN_SCOPE_WORDS[scope]}
    </Button>
  );
}
