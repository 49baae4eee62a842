import { queryOptions, useQuery } from "@tanstack/react-query";
import { loadEndpoints } from "./load-endpoints";

const REFRESH_MS = 30_000;

const unreadQueryOptions = () =>
  queryOptions({
    queryKey: ["notifications", "unread"],
    queryFn: async ({ signal }) => (await loadEndpoints()).unread(signal),
    staleTime: REFRESH_MS / 2,
    refetchInterval: REFRESH_MS,
  });

/** How many notifications wait; undefined until it is known. */
export const useUnread = (): number | undefined => useQuery(unreadQueryOptions()).data;
