"use client";

import { Play, Square } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useStore } from "@/hooks/use-store";
import { mayAskModels } from "@/lib/workflows/asks-models";
import { formatDuration } from "@/lib/workflows/format-duration";
import { isLive, type RunView } from "@/lib/workflows/run-view";
import { useModKey } from "@/hooks/use-mod-key";
import { useBuilder } from "./builder-context";
import { StatusMark } from "./status-mark";

const RunEstimate = dynamic(() => import("./run-estimate").then((file) => file.RunEstimate));

export function RunControls() {
  const mod = useModKey();
  const { run, startRun, stopRun, canvas } = useBuilder();
  const view = useStore(run.view, (each) => each);
  const asksModels = useStore(canvas, ({ graph }) => graph.nodes.some(mayAskModels));
  const isEmpty = useStore(canvas, (state) => state.graph.nodes.length === 0);
  return (
    <div className="flex shrink-0 items-center gap-2">
      {asksModels && !isLive(view) && <RunEstimate />}
      {view.status !== "idle" && <RunState view={view} />}
      {isLive(view) ? (
        <Button
          variant="outline"
          title={`Stop (${mod} Shift Enter)`}
          aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
          onClick={() => void stopRun()}
        >
          <Square aria-hidden />
          Stop
        </Button>
      ) : (
        <Button
          title={`Run (${mod} Enter)`}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          disabled={isEmpty}
          onClick={() => void startRun()}
        >
          <Play aria-hidden />
          <span>
            Run<span className="max-lg:sr-only"> workflow</span>
          </span>
        </Button>
      )}
    </div>
  );
}

function RunState({ view }: { view: RunView }) {
  const elapsed = useElapsed(view);
  return (
    <span
      className="flex items-center gap-1.5 text-label"
      data-testid="run-state"
      data-status={view.status}
    >
      <StatusMark status={view.status} withWord className="max-sm:[&>span]:sr-only" />
      {view.reconnects > 0 && (
        <span
          className="text-warn"
          title="The run goes on; its events are read from where they stopped"
        >
          reconnecting…
        </span>
      )}
      {elapsed !== null && (
        <span className="text-faint tabular-nums max-lg:hidden">{formatDuration(elapsed)}</span>
      )}
    </span>
  );
}

/** Ticks while the run goes on; the server's own figure once it has ended. */
function useElapsed({ status, startedAt, durationMs }: RunView): number | null {
  const [now, setNow] = useState(0);
  const isRunning = status === "running";
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  if (durationMs !== null) return durationMs;
  return startedAt !== null && now > startedAt ? now - startedAt : null;
}
