import { queryOptions, useQuery } from "@tanstack/react-query";
import type { MarketDetail } from "@/lib/markets/schema";
import { loadEndpoints } from "./load-endpoints";

const marketQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["market", id],
    queryFn: async ({ signal }) => (await loadEndpoints()).market(id, signal),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });

/** One market, kept fresh while its page is open; the server hands in the first value. */
export function useMarket(initial: MarketDetail) {
  return useQuery({ ...marketQueryOptions(initial.id), initialData: initial });
}
