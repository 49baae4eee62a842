import { queryOptions, useQuery } from "@tanstack/react-query";
import type { SyncStatus } from "@/lib/sync/schema";
import { loadEndpoints } from "./load-endpoints";

export const syncQueryOptions = () =>
  queryOptions({
    queryKey: ["sync"],
    queryFn: async ({ signal }) => (await loadEndpoints()).syncStatus(signal),
    staleTime: 15_000,
    refetchInterval: 20_000,
  });

/** What the status line and the source chip show; the server hands in the first value. */
export function useSync(initial: SyncStatus | null) {
  return useQuery({ ...syncQueryOptions(), ...(initial && { initialData: initial }) });
}
