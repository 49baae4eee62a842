import { queryOptions, useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Answer } from "@/lib/http/call";
import type { MarketQuery } from "@/lib/markets/market-query";
import type { Market } from "@/lib/markets/schema";
import { loadEndpoints } from "./load-endpoints";
import { MARKETS_PER_PAGE } from "./markets-per-page";

export const marketsQueryOptions = (query: MarketQuery, page: number) =>
  queryOptions({
    queryKey: ["markets", query, page],
    queryFn: async ({ signal }): Promise<Answer<Market[]>> =>
      (await loadEndpoints()).markets(
        { ...query, limit: MARKETS_PER_PAGE, offset: page * MARKETS_PER_PAGE },
        signal,
      ),
  });

/** Rows of a filter beside those in sight. */
export const readMarkets = async (query: MarketQuery, offset: number, limit: number) =>
  (await (await loadEndpoints()).markets({ ...query, limit, offset }, new AbortController().signal))
    .data;

/** What the server sent with the page: one page of one filter. */
export type FirstMarkets = { query: MarketQuery; page: number; answer: Answer<Market[]> };

type View = {
  query: MarketQuery;
  total: number;
  metadata: Answer<Market[]>["metadata"];
  pages: Map<number, Market[]>;
};

/** The rows of one filter by index, fetched by the pages that are in sight; while a new filter loads, the last one stays. */
export function useMarkets(query: MarketQuery, first: FirstMarkets | null) {
  const [inSight, setInSight] = useState<readonly number[]>([first?.page ?? 0]);
  const isFirstQuery = first !== null && isSameQuery(first.query, query);
  const results = useQueries({
    queries: inSight.map((page) => ({
      ...marketsQueryOptions(query, page),
      ...(isFirstQuery && page === first.page && { initialData: first.answer }),
    })),
  });
  const view = toView(query, inSight, results);
  const [kept, setKept] = useState(view);
  if (view && !isSameView(view, kept)) setKept(view);
  const shown = view ?? kept;
  const showRange = useCallback((start: number, end: number) => {
    setInSight((before) => {
      const pages = toPages(start, end);
      return pages.join() === before.join() ? before : pages;
    });
  }, []);
  return {
    total: shown?.total ?? null,
    metadata: shown?.metadata ?? null,
    rowAt: (index: number): Market | undefined =>
      shown?.pages.get(Math.floor(index / MARKETS_PER_PAGE))?.[index % MARKETS_PER_PAGE],
    showRange,
    /** The rows shown belong to the filter before. */
    isBehind: view === null,
    error: results.find((result) => result.error)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}

function toPages(start: number, end: number): number[] {
  const from = Math.floor(Math.max(start, 0) / MARKETS_PER_PAGE);
  const to = Math.floor(Math.max(end, start) / MARKETS_PER_PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function toView(
  query: MarketQuery,
  inSight: readonly number[],
  results: readonly { data: Answer<Market[]> | undefined }[],
): View | null {
  const pages = new Map<number, Market[]>();
  let metadata: View["metadata"] | null = null;
  for (const [position, page] of inSight.entries()) {
    const answer = results[position]?.data;
    if (!answer) continue;
    pages.set(page, answer.data);
    metadata ??= answer.metadata;
  }
  return metadata && { query, total: metadata.total ?? 0, metadata, pages };
}

function isSameView(view: View, other: View | null): boolean {
  if (!other || other.metadata !== view.metadata || other.pages.size !== view.pages.size)
    return false;
  return [...view.pages].every(([page, rows]) => other.pages.get(page) === rows);
}

function isSameQuery(one: MarketQuery, other: MarketQuery): boolean {
  return new URLSearchParams(one).toString() === new URLSearchParams(other).toString();
}

export type MarketList = ReturnType<typeof useMarkets>;
