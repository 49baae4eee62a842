import { queryOptions, useQuery } from "@tanstack/react-query";
import { loadMarketEndpoints } from "./load-market-endpoints";

const holdersQueryOptions = (marketId: string) =>
  queryOptions({
    queryKey: ["holders", marketId],
    queryFn: async ({ signal }) => (await loadMarketEndpoints()).holders(marketId, signal),
    staleTime: 60_000,
    refetchInterval: 300_000,
  });

/** The largest holders of both outcomes. */
export const useHolders = (marketId: string) => useQuery(holdersQueryOptions(marketId));
