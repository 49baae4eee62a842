import { useQueries } from "@tanstack/react-query";
import type { ChartSpan } from "@/lib/markets/chart-spans";
import { ohlcQueryOptions } from "./use-ohlc";

type Line = { marketId: string; outcome: string };

/** The price histories of several markets, each by itself: one that fails leaves the others. */
export function useEventPrices(lines: readonly Line[], span: ChartSpan) {
  return useQueries({
    queries: lines.map(({ marketId, outcome }) => ohlcQueryOptions(marketId, outcome, span)),
    combine: (results) => ({
      histories: results.map(({ data }) => data),
      isPending: results.some(({ isPending }) => isPending),
      failed: results.filter(({ error, data }) => error !== null && data === undefined).length,
      error: results.find(({ error, data }) => error !== null && data === undefined)?.error ?? null,
      refetch: () => {
        for (const result of results) if (result.error) void result.refetch();
      },
    }),
  });
}
