import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { loadMarketEndpoints } from "./load-market-endpoints";

const PER_PAGE = 50;

export type TradeSpan = "1h" | "24h" | "7d" | "30d";
type TradeFilter = {
  market: string;
  minUsd: number;
  span: TradeSpan | null;
  role: "taker" | "any";
};

const tradesQueryOptions = ({ market, minUsd, span, role }: TradeFilter) =>
  infiniteQueryOptions({
    queryKey: ["market-trades", market, minUsd, span, role],
    queryFn: async ({ signal, pageParam }) =>
      (await loadMarketEndpoints()).trades(
        {
          market,
          min_usd: minUsd,
          role,
          depth: true,
          limit: PER_PAGE,
          ...(span && { window: span }),
          ...(pageParam && { cursor: pageParam }),
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ metadata }) => metadata.nextCursor ?? null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** Large trades of one market, newest first, page by page. */
export const useMarketTrades = (filter: TradeFilter) =>
  useInfiniteQuery(tradesQueryOptions(filter));
