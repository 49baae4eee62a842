"use client";

import { RelativeTime } from "@/components/layout/relative-time";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useRuns } from "@/hooks/use-runs";
import { useStore } from "@/hooks/use-store";
import type { Run } from "@/lib/workflows/api";
import { formatDuration } from "@/lib/workflows/format-duration";
import { useBuilder } from "./builder-context";
import { StatusMark } from "./status-mark";

export function RunHistory() {
  const { workflow } = useBuilder();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useRuns(workflow.id);
  if (isPending)
    return (
      <div className="flex flex-col gap-1 p-2" aria-busy="true">
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} className="h-6" />
        ))}
      </div>
    );
  if (error)
    return (
      <ErrorState title="The runs could not be read" error={error} onRetry={() => void refetch()} />
    );
  const runs = data.pages.flatMap((page) => page.data);
  if (runs.length === 0)
    return <EmptyState title="No runs yet" reason="Each run of this workflow is kept here." />;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="Runs of this workflow">
        {runs.map((each) => (
          <RunRow key={each.id} each={each} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="ghost" size="sm" className="m-1" onClick={() => void fetchNextPage()}>
          Older runs
        </Button>
      )}
    </div>
  );
}

function RunRow({ each }: { each: Run }) {
  const { run } = useBuilder();
  const shownId = useStore(run.view, (view) => view.runId);
  const isShown = shownId === each.id;
  return (
    <li>
      <button
        type="button"
        aria-current={isShown || undefined}
        onClick={() => void run.open(each.id).catch(() => undefined)}
        className={cn(
          "flex h-7 w-full items-center gap-4 px-3 text-left text-table hover:bg-accent",
          isShown && "bg-accent",
        )}
      >
        <StatusMark status={each.status} withWord className="w-24 text-label" />
        <RelativeTime
          at={each.startedAt ?? each.createdAt}
          className="w-28 text-muted-foreground"
        />
        <span className="w-16 text-right tabular-nums">
          {each.durationMs === null ? "—" : formatDuration(each.durationMs)}
        </span>
        <span className="w-20 text-muted-foreground">{each.trigger}</span>
        <span className="min-w-0 flex-1 truncate text-no">{each.error?.message}</span>
        <span className="hidden font-mono text-label text-faint md:inline">
          {each.id.slice(0, 8)}
        </span>
      </button>
    </li>
  );
}
