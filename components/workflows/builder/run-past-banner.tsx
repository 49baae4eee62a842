"use client";

import { ArrowLeft, GitCompareArrows, RotateCcw } from "lucide-react";
import { toast } from "@/hooks/toast";
import { RelativeTime } from "@/components/layout/relative-time";
import { Button } from "@/components/ui/button";
import { AppError } from "@/lib/errors";
import { call } from "@/lib/http/call";
import { replayRunEndpoint, type RunDetail } from "@/lib/workflows/api";
import { formatDuration } from "@/lib/workflows/format-duration";
import { useStore } from "@/hooks/use-store";
import type { Graph } from "@/lib/workflows/graph";
import { useBuilder } from "./builder-context";
import { StatusMark } from "./status-mark";
import { TRIGGER_WORDS } from "./trigger-words";

/** Says which run is looked at and of which version, with the way back. */
export function PastRunBanner({ detail }: { detail: RunDetail }) {
  const { shown, run } = useBuilder();
  const status = useStore(run.view, (view) => view.status);
  const isGone = status === "gone";
  return (
    <section
      aria-label="A past run"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border bg-info/10 px-2 py-1 text-table"
    >
      <Button variant="outline" size="sm" onClick={() => shown.set(null)}>
        <ArrowLeft aria-hidden />
        Back to the draft
      </Button>
      <span className="flex min-w-0 items-center gap-1.5">
        Run of <RelativeTime at={detail.startedAt ?? detail.createdAt} className="font-medium" />
        <span className="text-faint" aria-hidden>
          ·
        </span>
        <VersionWord detail={detail} />
      </span>
      <span className="flex items-center gap-2 text-label">
        <StatusMark
          status={status === "gone" || status === "idle" ? detail.status : status}
          withWord
        />
        <span className="text-muted-foreground tabular-nums">
          {detail.durationMs === null ? "" : formatDuration(detail.durationMs)}
        </span>
        <span className="text-muted-foreground">{TRIGGER_WORDS[detail.trigger]}</span>
      </span>
      {isGone && (
        <span className="text-label text-warn">
          Its events are no longer kept; states and outputs are.
        </span>
      )}
      <span className="ml-auto flex items-center gap-1">
        <CompareButton runId={detail.id} />
        <Button
          variant="outline"
          size="sm"
          title="A new run of this graph, with what was pinned and called then"
          onClick={() => void replay(detail.id, (runId) => shown.set({ runId }))}
        >
          <RotateCcw aria-hidden />
          Run again as it was
        </Button>
      </span>
    </section>
  );
}

function CompareButton({ runId }: { runId: string }) {
  const { shown } = useBuilder();
  return (
    <Button
      variant="ghost"
      size="sm"
      title="Choose another run in the history to compare with"
      onClick={() => shown.set({ runId, against: "" })}
    >
      <GitCompareArrows aria-hidden />
      Compare
    </Button>
  );
}

function VersionWord({ detail }: { detail: RunDetail }) {
  if (detail.version !== null) return <span>version {detail.version}</span>;
  return (
    <span title={describeGraph(detail.graph)} className="text-muted-foreground">
      a graph that no kept version has
    </span>
  );
}

const describeGraph = ({ nodes, edges }: Graph) => `${nodes.length} nodes, ${edges.length} wires`;

async function replay(id: string, onStarted: (runId: string) => void): Promise<void> {
  try {
    const { id: runId } = await call(replayRunEndpoint, { id, mode: "background" });
    onStarted(runId);
  } catch (error) {
    toast.error("Not run again", {
      description: error instanceof AppError ? error.message : "No connection",
    });
  }
}
