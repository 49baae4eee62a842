import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { AgeChip } from "@/components/ui/age-chip";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Timed } from "@/hooks/analysis-reads";
import { PanelExport } from "./panel-export";

type AnalysisPanelProps<T> = {
  id: string;
  title: string;
  /** What is shown, in a sentence. */
  lead: ReactNode;
  tools?: ReactNode;
  query: Pick<UseQueryResult<Timed<T>>, "data" | "error" | "refetch" | "isPending">;
  budgetMs: number;
  /** The height that the panel keeps whatever its face. */
  minHeight: string;
  /** What the file holds, a row a line. */
  toRows: (data: T) => readonly Record<string, unknown>[];
  hasChart?: boolean;
  children: (data: T) => ReactNode;
};

/** A titled part of the page with its faces; whatever becomes of it, the others live on. */
export function AnalysisPanel<T>(props: AnalysisPanelProps<T>) {
  const { id, title, lead, tools, query, budgetMs, minHeight, children } = props;
  const { data: answer, error, refetch, isPending } = query;
  const panel = useRef<HTMLElement>(null);
  const rows = answer ? props.toRows(answer.data) : [];
  return (
    <section
      ref={panel}
      id={id}
      aria-label={title}
      aria-busy={isPending}
      className="flex min-w-0 scroll-mt-0 flex-col border-r border-b border-border"
    >
      <header className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border bg-panel px-3 py-0.5 max-sm:py-1.5">
        <h2 className="text-table font-medium">{title}</h2>
        <div className="ml-auto flex items-center gap-2">
          {error && answer && <span className="text-label text-warn">not renewed</span>}
          {answer && <AgeChip at={answer.at} budgetMs={budgetMs} />}
          {tools}
          {rows.length > 0 && (
            <PanelExport
              name={`${id}-${answer?.at.slice(0, 10)}`}
              rows={rows}
              panel={panel}
              hasChart={props.hasChart === true}
            />
          )}
        </div>
      </header>
      <p className="border-b border-border/60 px-3 py-1.5 text-label text-muted-foreground">
        {lead}
      </p>
      <div className="relative flex-1" style={{ minHeight }}>
        {answer && children(answer.data)}
        {!answer && error && (
          <ErrorState
            className="absolute inset-0"
            title={`“${title}” could not be read`}
            error={error}
            onRetry={() => void refetch()}
          />
        )}
        {!answer && !error && <Skeleton className="absolute inset-3" />}
      </div>
    </section>
  );
}
