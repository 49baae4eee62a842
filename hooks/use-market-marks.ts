import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { ChartSpan } from "@/lib/markets/chart-spans";
import { loadMarketEndpoints } from "./load-market-endpoints";
import { useMarketFlips } from "./use-market-flips";
import { useMarketFlow } from "./use-market-flow";
import type { TradeSpan } from "./use-market-trades";

const MOST_MARKS = 60;

/** What is stored of fills goes back a month at most. */
export const FILL_SPANS: Record<ChartSpan, TradeSpan> = {
  "1h": "1h",
  "6h": "24h",
  "1d": "24h",
  "1w": "7d",
  "1m": "30d",
  all: "30d",
};

const largestTradesQueryOptions = (market: string, span: TradeSpan) =>
  queryOptions({
    queryKey: ["largest-trades", market, span],
    queryFn: async ({ signal }) =>
      (
        await (
          await loadMarketEndpoints()
        ).trades(
          { market, window: span, min_usd: 1000, sort: "-notionalUsd", limit: MOST_MARKS },
          signal,
        )
      ).data,
    staleTime: 60_000,
    refetchInterval: 120_000,
    placeholderData: keepPreviousData,
  });

/** What happened while the price moved: the largest trades, flips, and takers' dollars by time. */
export function useMarketMarks(market: string, span: ChartSpan) {
  const fills = FILL_SPANS[span];
  return {
    trades: useQuery(largestTradesQueryOptions(market, fills)).data ?? [],
    flips: useMarketFlips(market, fills).data ?? [],
    flow: useMarketFlow(market, fills, "time").data ?? [],
  };
}
