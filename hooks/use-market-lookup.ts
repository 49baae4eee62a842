import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { loadEndpoints } from "./load-endpoints";

const MOST = 8;

/** Markets whose title fits what is typed, the most traded first; asks nothing for less than two letters. */
export function useMarketLookup(text: string) {
  const q = text.trim();
  return useQuery({
    queryKey: ["market-lookup", q],
    queryFn: async ({ signal }) => (await loadEndpoints()).markets({ q, limit: MOST }, signal),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
