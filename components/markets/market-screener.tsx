"use client";

import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { ExportMenu } from "@/components/data-table/export-menu";
import { PickedExport } from "@/components/data-table/picked-export";
import { SelectionBar } from "@/components/data-table/selection-bar";
import { useRowSelection } from "@/components/data-table/use-row-selection";
import { PageLinks } from "@/components/layout/page-links";
import { SavedScreensMenu } from "@/components/screens/saved-screens-menu";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { MARKETS_PER_PAGE } from "@/hooks/markets-per-page";
import { type FirstMarkets, readMarkets, useMarkets } from "@/hooks/use-markets";
import { useMarketSearch } from "@/hooks/use-market-search";
import type { Failure } from "@/lib/http/to-failure";
import { marketQuery } from "@/lib/markets/market-query";
import type { Market } from "@/lib/markets/schema";
import { ColumnMenu, visibleColumns } from "./column-menu";
import { FilterBar } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import { marketColumns } from "./market-columns";
import { ScreenerTotal } from "./screener-total";
import { TableSkeleton } from "./table-skeleton";

const ROW_PX = { compact: 28, comfortable: 36 };

type MarketScreenerProps = {
  first: FirstMarkets | null;
  /** Why the server has no first page. */
  failure: Failure | null;
  categories: readonly string[];
  nowMs: number;
};

export function MarketScreener({ first, failure, categories, nowMs }: MarketScreenerProps) {
  const search = useMarketSearch();
  const { query, setFilter } = search;
  const { total, metadata, rowAt, showRange, isBehind, error, retry } = useMarkets(query, first);
  const visible = useMemo(() => visibleColumns(search.cols), [search.cols]);
  const sort = {
    current: query.sort ?? marketQuery.defaultSort,
    href: (next: string) => marketQuery.toHref("/discovery", { ...query, sort: next }),
    onSort: (next: string) => setFilter({ sort: next === marketQuery.defaultSort ? null : next }),
  };
  const listKey = new URLSearchParams(query).toString();
  const selection = useRowSelection<Market>({
    rowId: ({ id }) => id,
    total: total ?? 0,
    readRows: (offset, limit) => readMarkets(query, offset, limit),
    listKey,
  });
  const problem = error ?? (total === null ? failure : null);
  const startIndex = (first?.page ?? 0) * MARKETS_PER_PAGE;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-col gap-1.5 border-b border-border bg-panel p-2">
        <div className="flex items-start justify-between gap-2">
          <FilterBar search={search} categories={categories} nowMs={nowMs} />
          <div className="flex shrink-0 items-center">
            <SavedScreensMenu query={query} cols={search.cols} />
            <ColumnMenu search={search} />
            <ExportMenu
              name="markets"
              href={marketQuery.toHref("/api/polymarket/markets", query)}
              csvHref={marketQuery.toHref("/api/polymarket/markets", query, { format: "csv" })}
              total={total}
            />
          </div>
        </div>
        <div className="flex min-h-[22px] flex-wrap items-center gap-x-3 gap-y-1">
          <ScreenerTotal total={total} metadata={metadata} />
          <FilterChips
            query={query}
            onClear={(key) => setFilter({ [key]: null })}
            onReset={search.resetFilter}
          />
        </div>
      </div>
      <Body
        isEmpty={total === 0 && !isBehind}
        problem={problem}
        isWaiting={total === null}
        onReset={search.resetFilter}
        onRetry={retry}
        isUnfiltered={Object.keys(query).every((key) => key === "sort")}
      >
        <DataTable
          label="Markets"
          columns={marketColumns}
          visible={visible}
          total={total ?? 0}
          rowAt={rowAt}
          startIndex={startIndex}
          firstCount={first?.answer.data.length ?? MARKETS_PER_PAGE}
          rowHeightPx={ROW_PX[search.density]}
          sort={sort}
          onRange={showRange}
          listKey={listKey}
          isBusy={isBehind}
          selection={selection}
        />
      </Body>
      <SelectionBar selection={selection} total={total ?? 0}>
        <PickedExport selection={selection} name="markets" />
      </SelectionBar>
      {first && (
        <noscript>
          <PageLinks
            offset={startIndex}
            limit={MARKETS_PER_PAGE}
            total={first.answer.metadata.total ?? 0}
            hrefAt={(offset) =>
              marketQuery.toHref("/discovery", first.query, offset > 0 ? { offset } : {})
            }
          />
        </noscript>
      )}
    </div>
  );
}

type BodyProps = {
  isEmpty: boolean;
  isWaiting: boolean;
  isUnfiltered: boolean;
  problem: unknown;
  onReset: () => void;
  onRetry: () => void;
  children: React.ReactNode;
};

/** The screener's four faces. */
function Body({
  isEmpty,
  isWaiting,
  isUnfiltered,
  problem,
  onReset,
  onRetry,
  children,
}: BodyProps) {
  if (problem)
    return <ErrorState title="The markets could not be read" error={problem} onRetry={onRetry} />;
  if (isWaiting) return <TableSkeleton />;
  if (!isEmpty) return children;
  if (isUnfiltered)
    return (
      <EmptyState
        title="No markets yet"
        reason="The first sync has not stored any. The status line below shows how far it is; this list fills by itself."
      />
    );
  return (
    <EmptyState
      title="No market matches this filter"
      reason="Every condition must hold at once, and a market whose figure is unknown matches no condition on it."
      action={
        <Button variant="outline" onClick={onReset}>
          Clear the filter
        </Button>
      }
    />
  );
}
