"use client";

import { lazy, Suspense, useMemo, useState } from "react";
import { PageLinks } from "@/components/layout/page-links";
import { MARKETS_PER_PAGE } from "@/hooks/markets-per-page";
import { type FirstMarkets, useMarkets } from "@/hooks/use-markets";
import { type ScreenerPreferences, useMarketSearch } from "@/hooks/use-market-search";
import type { Failure } from "@/lib/http/to-failure";
import { type MarketQuery, marketQuery } from "@/lib/markets/market-query";
import { visibleColumns } from "./column-menu";
import { MarketRows } from "./market-rows";
import { ScreenerBody } from "./screener-body";
import { ScreenerHead } from "./screener-head";
import { TableSkeleton } from "./table-skeleton";

const GroupedScreener = lazy(() =>
  import("./grouped-screener").then((module) => ({ default: module.GroupedScreener })),
);

const ROW_PX = { compact: 28, comfortable: 36 };

const toWatchlist = (query: MarketQuery) => {
  if (query.watchlist !== "true") return null;
  return Object.keys(query).every((key) => key === "sort" || key === "watchlist")
    ? "alone"
    : "beside";
};

type MarketScreenerProps = {
  first: FirstMarkets | null;
  /** Why the server has no first page. */
  failure: Failure | null;
  categories: readonly string[];
  nowMs: number;
  preferred?: ScreenerPreferences | undefined;
};

export function MarketScreener(props: MarketScreenerProps) {
  const { first, failure, categories, nowMs } = props;
  const search = useMarketSearch(props.preferred);
  const { query, setFilter, sizeUsd, isGrouped } = search;
  const list = useMarkets(query, first);
  const { total, isBehind, error, retry } = list;
  const visible = useMemo(() => visibleColumns(search.cols, sizeUsd), [search.cols, sizeUsd]);
  const [groups, setGroups] = useState<number | null>(null);
  const sort = {
    current: query.sort ?? marketQuery.defaultSort,
    href: (next: string) => marketQuery.toHref("/discovery", { ...query, sort: next }),
    onSort: (next: string) => setFilter({ sort: next === marketQuery.defaultSort ? null : next }),
  };
  const shared = { search, visible, sort, rowHeightPx: ROW_PX[search.density] };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ScreenerHead
        search={search}
        list={list}
        groups={isGrouped ? groups : null}
        {...{ categories, nowMs }}
      />
      <ScreenerBody
        isEmpty={total === 0 && !isBehind}
        problem={error ?? (total === null ? failure : null)}
        isWaiting={total === null}
        onReset={search.resetFilter}
        onRetry={retry}
        watchlist={toWatchlist(query)}
        isUnfiltered={Object.keys(query).every((key) => key === "sort")}
      >
        {isGrouped ? (
          <Suspense fallback={<TableSkeleton />}>
            <GroupedScreener {...shared} markets={total ?? 0} onTotal={setGroups} />
          </Suspense>
        ) : (
          <MarketRows {...shared} list={list} first={first} />
        )}
      </ScreenerBody>
      {first && (
        <noscript>
          <PageLinks
            offset={first.page * MARKETS_PER_PAGE}
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
