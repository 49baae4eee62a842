"use client";

import { RelativeTime } from "@/components/layout/relative-time";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/hooks/use-store";
import type { Run } from "@/lib/workflows/api";
import { formatDuration } from "@/lib/workflows/format-duration";
import { useBuilder } from "./builder-context";
import { StatusMark } from "./status-mark";
import { TRIGGER_WORDS } from "./trigger-words";

type RunRowProps = { each: Run; isChosen: boolean; onChoose: () => void };

export function RunRow({ each, isChosen, onChoose }: RunRowProps) {
  const { run, shown } = useBuilder();
  const shownId = useStore(run.view, (view) => view.runId);
  const isShown = shownId === each.id;
  const usd = each.usage?.usd ?? 0;
  return (
    <li className={cn("flex items-center pl-3 hover:bg-accent", isShown && "bg-accent")}>
      <input
        type="checkbox"
        checked={isChosen}
        onChange={onChoose}
        aria-label={`Compare the run ${each.id.slice(0, 8)}`}
        className="size-3.5 shrink-0 accent-primary"
      />
      <button
        type="button"
        aria-current={isShown || undefined}
        onClick={() => shown.set({ runId: each.id })}
        title="Open on the graph that it ran"
        className="flex h-7 min-w-0 flex-1 items-center gap-4 px-3 text-left text-table"
      >
        <StatusMark status={each.status} withWord className="w-24 shrink-0 text-label" />
        <RelativeTime
          at={each.startedAt ?? each.createdAt}
          className="w-28 shrink-0 text-muted-foreground"
        />
        <span className="w-16 shrink-0 text-right tabular-nums">
          {each.durationMs === null ? "—" : formatDuration(each.durationMs)}
        </span>
        <span className="w-28 shrink-0 text-muted-foreground max-md:hidden">
          {TRIGGER_WORDS[each.trigger]}
        </span>
        <span className="w-16 shrink-0 text-right text-muted-foreground tabular-nums max-md:hidden">
          {usd > 0 ? `$${usd.toFixed(4)}` : ""}
        </span>
        <span className="min-w-0 flex-1 truncate text-no">{each.error?.message}</span>
        <span className="hidden font-mono text-label text-faint md:inline">
          {each.id.slice(0, 8)}
        </span>
      </button>
    </li>
  );
}
