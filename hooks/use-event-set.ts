import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { loadMarketEndpoints } from "./load-market-endpoints";

const POLL_MS = 30_000;

const eventSetQueryOptions = (slug: string, sizeUsd: number) =>
  queryOptions({
    queryKey: ["event-set", slug, sizeUsd],
    queryFn: async ({ signal }) => (await loadMarketEndpoints()).eventSet(slug, sizeUsd, signal),
    staleTime: POLL_MS,
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });

/** What all outcomes of an event cost together; asked again every half minute. */
export const useEventSet = (slug: string, sizeUsd: number) =>
  useQuery(eventSetQueryOptions(slug, sizeUsd));
