"use client";

import type { ReactNode } from "react";
import { AlertButton } from "@/components/alerts/alert-button";
import { ExportMenu } from "@/components/data-table/export-menu";
import { BoardSummary } from "@/components/figures/board-summary";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { UseInWorkflow } from "@/components/workflows/use-in-workflow";
import { toHref } from "@/lib/http/to-href";
import type { Figure } from "@/lib/markets/figure";
import { formatUsd } from "@/lib/markets/format-usd";
import type { WhaleKey } from "@/lib/whales/whale-board";
import type { BoardProps } from "./board-props";
import { boardWords } from "./board-words";
import { WhaleFilterBar } from "./whale-filter-bar";

const BUDGET_MS = 5 * 60_000;

type BoardFrameProps = Pick<BoardProps, "tab" | "url" | "input" | "categories"> & {
  list: { total: number | null; atMs: number | null; hasMore?: boolean | undefined };
  /** Rows counted by the board itself, where the route counts none. */
  shownTotal?: number | null;
  coverage: Figure["coverage"] | undefined;
  /** More words of this board's filter. */
  filters?: ReactNode;
  /** What stands beside the count. */
  aside?: ReactNode;
  children: ReactNode;
};

/** Filter, count, age and acts of a board above its rows. */
export function BoardFrame(props: BoardFrameProps) {
  const { tab, url, input, categories, list, coverage, filters, aside, children } = props;
  const words = boardWords[tab];
  // No node reads books beside its fills.
  const { depth: _depth, ...source } = input;
  const { tab: keptTab, sort, by, role, gated, view, cleaned } = url.query;
  return (
    <>
      <div className="flex flex-col gap-1.5 border-b border-border bg-panel p-2">
        <div className="flex items-start gap-1.5 sm:max-lg:flex-wrap">
          <WhaleFilterBar
            action="/whales"
            query={url.query}
            categories={categories}
            usual={words.usual}
            sizeLabel={words.sizeLabel}
            hidden={{ tab: keptTab, sort, by, role, gated, view, cleaned }}
            set={url.set}
          >
            {filters}
          </WhaleFilterBar>
          <div className="ml-auto hidden shrink-0 items-center gap-1 sm:flex">
            {tab === "tape" && (
              <AlertButton
                preset={{ kind: "large-trade", ...toLeast(input["min_usd"]) }}
                label="Alert"
              />
            )}
            {words.node && (
              <UseInWorkflow type={words.node} config={source} label={`Whale ${words.noun}`} />
            )}
            <ExportMenu
              name={`whale-${tab}`}
              href={toHref(words.path, input)}
              total={props.shownTotal === undefined ? list.total : null}
            />
          </div>
        </div>
        <div className="flex min-h-[22px] flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <BoardSummary
            total={props.shownTotal ?? list.total}
            noun={words.noun}
            atMs={list.atMs}
            budgetMs={BUDGET_MS}
            coverage={coverage}
            hasMore={list.hasMore}
          />
          {aside}
        </div>
      </div>
      {children}
    </>
  );
}

/** The alert begins with the size that the tape shows. */
const toLeast = (usd: string | undefined) =>
  usd !== undefined && Number(usd) > 0 ? { minUsd: Number(usd) } : {};

/** Why a board is empty, and the way back to all of it. */
export function EmptyBoard({ tab, url }: Pick<BoardProps, "tab" | "url">) {
  const { noun, empty, lower } = boardWords[tab];
  const { min_usd, window, category, market, exclude_mm } = url.query;
  const isNarrowed = [min_usd, window, category, market, exclude_mm].some(Boolean);
  const patch = isNarrowed ? ALL : { min_usd: lower ?? null };
  return (
    <EmptyState
      title={
        isNarrowed
          ? `No ${noun} match this filter`
          : `No ${noun} ${lower === undefined ? "yet" : "of this size"}`
      }
      reason={empty}
      action={
        (isNarrowed || lower !== undefined) && (
          <Button variant="outline" onClick={() => url.set(patch)}>
            {isNarrowed ? "Clear the filter" : `Show ${noun} from ${formatUsd(Number(lower))}`}
          </Button>
        )
      }
    />
  );
}

const ALL = { min_usd: null, window: null, category: null, market: null, exclude_mm: null };

/** How a board is sorted, as links that work without JavaScript. */
export function toSortLinks({ tab, url }: Pick<BoardProps, "tab" | "url">) {
  const usual = boardWords[tab].sort;
  const patch = (sort: string): Partial<Record<WhaleKey, string | null>> => ({
    sort: sort === usual ? null : sort,
  });
  return {
    current: url.query.sort ?? usual,
    href: (sort: string) => url.href(patch(sort)),
    onSort: (sort: string) => url.set(patch(sort)),
  };
}
