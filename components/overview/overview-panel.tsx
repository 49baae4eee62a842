"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { AgeChip } from "@/components/ui/age-chip";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/markets/format-count";
import { type PanelAnswer, type PanelId, ROWS_A_PANEL } from "@/hooks/overview-panels";
import { usePanel } from "@/hooks/use-panel";
import { panelRows } from "./panel-rows";
import { panels } from "./panels";

/** One panel with its faces; whatever becomes of it, the others live on. */
export function OverviewPanel<Id extends PanelId>({
  id,
  first,
  tools,
  className,
}: {
  id: Id;
  first: PanelAnswer<Id> | undefined;
  /** What moves and hides it, while the page is being arranged. */
  tools?: ReactNode;
  className?: string;
}) {
  const query = usePanel(id, first);
  const { title, href, all, budgetMs } = panels[id];
  const answer = query.data;
  const total = answer?.metadata.total;
  return (
    <section
      aria-label={title}
      aria-busy={query.isPending}
      className={cn("flex min-w-0 flex-col border-r border-b border-border", className)}
    >
      <header className="flex h-8 shrink-0 items-center gap-2 border-b border-border bg-panel pr-3 pl-3">
        <h2 className="truncate text-table font-medium">{title}</h2>
        <div className="ml-auto flex items-center gap-2.5">
          {query.isError && answer && (
            <span className="text-label whitespace-nowrap text-warn">not renewed</span>
          )}
          {answer && <AgeChip at={answer.metadata.lastSynced ?? answer.at} budgetMs={budgetMs} />}
          {tools ?? (
            <Link
              href={href}
              prefetch={false}
              className="text-label whitespace-nowrap text-primary hover:underline"
            >
              {total !== undefined && total > ROWS_A_PANEL ? `All ${formatCount(total)}` : "All"}
              <span className="sr-only"> · {all}</span>
            </Link>
          )}
        </div>
      </header>
      <div className="@container h-[249px] overflow-hidden">
        <PanelBody id={id} query={query} />
      </div>
    </section>
  );
}

function PanelBody<Id extends PanelId>({
  id,
  query: { data: answer, error, refetch },
}: {
  id: Id;
  query: ReturnType<typeof usePanel<Id>>;
}) {
  if (answer) {
    if (Array.isArray(answer.data) && answer.data.length === 0)
      return <EmptyState {...panels[id].empty} className="h-full py-4" />;
    return panelRows(id, answer.data);
  }
  if (error)
    return (
      <ErrorState
        title={`“${panels[id].title}” could not be read`}
        error={error}
        onRetry={() => void refetch()}
        className="h-full py-4"
      />
    );
  return <PanelSkeleton />;
}

function PanelSkeleton() {
  return (
    <div aria-hidden className="pt-6">
      {Array.from({ length: ROWS_A_PANEL }, (_, row) => (
        <div key={row} className="flex h-7 items-center gap-4 border-b border-border/60 px-3">
          <Skeleton className="h-3" style={{ width: `${62 - ((row * 17) % 30)}%` }} />
          <Skeleton className="ml-auto h-3 w-12" />
          <Skeleton className="h-3 w-10" />
        </div>
      ))}
    </div>
  );
}
