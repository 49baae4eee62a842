"use client";

import { GitCompareArrows } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { type RunFilter, useRuns } from "@/hooks/use-runs";
import type { Run } from "@/lib/workflows/api";
import { useBuilder } from "./builder-context";
import { RunFilterBar } from "./run-filter-bar";
import { RunRow } from "./run-row";

/** Every run of the workflow, newest first; one opens on its own graph, two are compared. */
export function RunHistory() {
  const { shown } = useBuilder();
  const [filter, setFilter] = useState<RunFilter>({});
  const [chosen, setChosen] = useState<readonly Run[]>([]);
  const [clears, setClears] = useState(0);
  const toggle = (run: Run) =>
    setChosen((before) =>
      before.some(({ id }) => id === run.id)
        ? before.filter(({ id }) => id !== run.id)
        : [...before, run].slice(-2),
    );
  const [one, other] = chosen.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RunFilterBar key={clears} filter={filter} onFilter={setFilter}>
        <Button
          variant="outline"
          size="sm"
          disabled={one === undefined || other === undefined}
          title="Choose two runs by their boxes"
          onClick={() => one && other && shown.set({ runId: one.id, against: other.id })}
        >
          <GitCompareArrows aria-hidden />
          Compare{chosen.length > 0 ? ` ${chosen.length} of 2` : ""}
        </Button>
      </RunFilterBar>
      <RunList
        filter={filter}
        chosen={chosen}
        onChoose={toggle}
        onClearFilter={() => {
          setFilter({});
          setClears(clears + 1);
        }}
      />
    </div>
  );
}

type RunListProps = {
  filter: RunFilter;
  chosen: readonly Run[];
  onChoose: (run: Run) => void;
  onClearFilter: () => void;
};

function RunList({ filter, chosen, onChoose, onClearFilter }: RunListProps) {
  const { workflow } = useBuilder();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useRuns(workflow.id, filter);
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
      <ErrorState
        title="The runs could not be read"
        error={error}
        onRetry={() => void refetch()}
        className="py-4"
      />
    );
  const runs = data.pages.flatMap((page) => page.data);
  if (runs.length === 0)
    return Object.keys(filter).length > 0 ? (
      <EmptyState
        className="py-4"
        title="No run meets this filter"
        action={
          <Button variant="outline" size="sm" onClick={onClearFilter}>
            Clear the filter
          </Button>
        }
      />
    ) : (
      <EmptyState
        className="py-4"
        title="No runs yet"
        reason="Each run of this workflow is kept here, with the graph that it ran. Press Run to make the first."
      />
    );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="Runs of this workflow">
        {runs.map((each) => (
          <RunRow
            key={each.id}
            each={each}
            isChosen={chosen.some(({ id }) => id === each.id)}
            onChoose={() => onChoose(each)}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="m-1"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Older runs
        </Button>
      )}
    </div>
  );
}
