import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { loadMarketEndpoints } from "./load-market-endpoints";
import type { TradeSpan } from "./use-market-trades";

const POLL_MS = 120_000;

const flowQueryOptions = (market: string, span: TradeSpan, by: "time" | "market") =>
  queryOptions({
    queryKey: ["market-flow", market, span, by],
    queryFn: async ({ signal }) =>
      (await loadMarketEndpoints()).flows(
        { market, window: span, by, ...(by === "time" && { sort: "time" }), limit: 1000 },
        signal,
      ),
    staleTime: 60_000,
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });

/** Takers' dollars of one market in a window: by time, or as one sum. */
export const useMarketFlow = (market: string, span: TradeSpan, by: "time" | "market") =>
  useQuery(flowQueryOptions(market, span, by));
