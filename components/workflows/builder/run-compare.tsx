"use client";

import { ArrowLeft, ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { useRunDetail, useRuns } from "@/hooks/use-runs";
import type { RunDetail } from "@/lib/workflows/api";
import { compareRuns } from "@/lib/workflows/compare-runs";
import { formatMoment } from "@/lib/markets/format-moment";
import { useBuilder } from "./builder-context";
import { RunCompareFacts } from "./run-compare-facts";
import { RunCompareNodes } from "./run-compare-nodes";
import { RunCompareOutput } from "./run-compare-output";
import { statusWord } from "./status-mark";

/** Two runs of one workflow side by side: how they ended, node by node, and what a node put out in each. */
export function RunCompare({ runId, against }: { runId: string; against: string }) {
  const { shown } = useBuilder();
  return (
    <section
      aria-label="Two runs compared"
      className="flex h-full flex-col bg-background"
      data-testid="run-compare"
    >
      <header className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-b border-border bg-panel px-2 py-1 text-table">
        <Button variant="outline" size="sm" onClick={() => shown.set(null)}>
          <ArrowLeft aria-hidden />
          Back to the draft
        </Button>
        <h1 className="font-medium">Compare runs</h1>
        <RunChoiceSelect
          label="Earlier run"
          value={runId}
          onChange={(id) => shown.set({ runId: id, against })}
        />
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Swap the runs"
          title="Swap"
          disabled={against === ""}
          onClick={() => shown.set({ runId: against, against: runId })}
        >
          <ArrowLeftRight aria-hidden />
        </Button>
        <RunChoiceSelect
          label="Later run"
          value={against}
          onChange={(id) => shown.set({ runId, against: id })}
        />
      </header>
      {against === "" ? (
        <EmptyState
          title="Choose the run to compare with"
          reason="The list above holds the runs of this workflow."
        />
      ) : (
        <Loaded key={`${runId} ${against}`} runId={runId} against={against} />
      )}
    </section>
  );
}

function RunChoiceSelect({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const { workflow } = useBuilder();
  const { data } = useRuns(workflow.id);
  const runs = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <NativeSelect
      aria-label={label}
      className="max-w-72"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {value === "" && <option value="">Choose a run</option>}
      {value !== "" && !runs.some(({ id }) => id === value) && (
        <option value={value}>{value.slice(0, 8)}</option>
      )}
      {runs.map(({ id, status, createdAt }) => (
        <option key={id} value={id}>
          {formatMoment(createdAt)} · {statusWord(status)} · {id.slice(0, 8)}
        </option>
      ))}
    </NativeSelect>
  );
}

function Loaded({ runId, against }: { runId: string; against: string }) {
  const [one, other] = [useRunDetail(runId), useRunDetail(against)];
  const failed = one.error ? one : other.error ? other : null;
  if (failed)
    return (
      <ErrorState
        title="A run could not be read"
        error={failed.error}
        onRetry={() => void failed.refetch()}
      />
    );
  if (!one.data || !other.data)
    return (
      <div className="flex flex-col gap-2 p-3" aria-busy="true">
        {[1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} className="h-7" />
        ))}
      </div>
    );
  return <Compared before={one.data} after={other.data} />;
}

function Compared({ before, after }: { before: RunDetail; after: RunDetail }) {
  const comparison = compareRuns(before, after);
  const [open, setOpen] = useState<string | null>(null);
  const node = comparison.nodes.find(({ id }) => id === open);
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <div
        className={cn(
          "flex min-h-0 min-w-0 flex-1 flex-col overflow-auto",
          node && "max-lg:max-h-[50%]",
        )}
      >
        <RunCompareFacts before={before} after={after} comparison={comparison} />
        <RunCompareNodes nodes={comparison.nodes} open={open} onOpen={setOpen} />
      </div>
      {node && (
        <RunCompareOutput
          key={node.id}
          node={node}
          beforeId={before.id}
          afterId={after.id}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
