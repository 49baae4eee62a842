import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { loadEndpoints } from "./load-endpoints";

const ORDER_BOOK_POLL_MS = 10_000;

const orderBookQueryOptions = (marketId: string, outcome: string, sizeUsd: number) =>
  queryOptions({
    queryKey: ["order-book", marketId, outcome, sizeUsd],
    queryFn: async ({ signal }) =>
      (await loadEndpoints()).orderBook({ marketId, outcome, size: sizeUsd }, signal),
    staleTime: ORDER_BOOK_POLL_MS,
    refetchInterval: ORDER_BOOK_POLL_MS,
    placeholderData: keepPreviousData,
  });

/** The book of one outcome and what so many dollars would pay; asked again every ten seconds. */
export const useOrderBook = (marketId: string, outcome: string, sizeUsd: number) =>
  useQuery(orderBookQueryOptions(marketId, outcome, sizeUsd));
