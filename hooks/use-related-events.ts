import { queryOptions, useQuery } from "@tanstack/react-query";
import { loadMarketEndpoints } from "./load-market-endpoints";

const relatedEventsQueryOptions = (slug: string) =>
  queryOptions({
    queryKey: ["related-events", slug],
    queryFn: async ({ signal }) => (await loadMarketEndpoints()).relatedEvents(slug, signal),
    staleTime: 300_000,
  });

/** Open events that share tags or words with one. */
export const useRelatedEvents = (slug: string) => useQuery(relatedEventsQueryOptions(slug));
