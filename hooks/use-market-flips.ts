import { queryOptions, useQuery } from "@tanstack/react-query";
import { loadMarketEndpoints } from "./load-market-endpoints";
import type { TradeSpan } from "./use-market-trades";

const flipsQueryOptions = (market: string, span: TradeSpan) =>
  queryOptions({
    queryKey: ["market-flips", market, span],
    queryFn: async ({ signal }) =>
      (await loadMarketEndpoints()).flips({ market, window: span, min_usd: 1000 }, signal),
    staleTime: 120_000,
  });

/** Wallets that changed sides in a market. */
export const useMarketFlips = (market: string, span: TradeSpan) =>
  useQuery(flipsQueryOptions(market, span));
