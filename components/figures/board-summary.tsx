"use client";

import { AgeChip } from "@/components/ui/age-chip";
import { Badge } from "@/components/ui/badge";
import type { Figure } from "@/lib/markets/figure";
import { formatCount } from "@/lib/markets/format-count";

type BoardSummaryProps = {
  /** Null while it is not known, or where nothing counts them. */
  total: number | null;
  noun: string;
  atMs: number | null;
  budgetMs: number;
  /** Of what the rows were computed from. */
  coverage?: Figure["coverage"] | undefined;
  hasMore?: boolean | undefined;
};

const SAMPLED =
  "Of the fills that are stored: the feeds were not read in one piece since the window began, or not of late";

/** How many rows, from how much, how old. */
export function BoardSummary(props: BoardSummaryProps) {
  const { total, noun, atMs, budgetMs, coverage, hasMore } = props;
  return (
    <p aria-live="polite" className="flex items-center gap-2 text-table whitespace-nowrap">
      <span>
        <strong className="font-medium tabular-nums">
          {total === null ? "—" : `${formatCount(total)}${hasMore ? "+" : ""}`}
        </strong>{" "}
        <span className="text-muted-foreground">
          {total === 1 && !hasMore ? noun.replace(/s$/, "") : noun}
        </span>
      </span>
      {coverage !== undefined && coverage !== "complete" && (
        <Badge tone="warn" title={SAMPLED}>
          Sampled
        </Badge>
      )}
      <AgeChip at={atMs === null ? null : new Date(atMs).toISOString()} budgetMs={budgetMs} />
    </p>
  );
}
