import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/http/call";
import { searchEndpoint } from "@/lib/search/api";

/** Everything that fits what is typed; asks nothing for less than two letters, and breaks off what nobody waits for. */
export function useSearch(text: string) {
  const q = text.trim();
  return useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => call(searchEndpoint, { q }, { signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
