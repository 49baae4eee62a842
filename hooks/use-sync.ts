import { queryOptions, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/http/call";
import { getSyncStatusEndpoint } from "@/lib/sync/api";
import type { SyncStatus } from "@/lib/sync/schema";

export const syncQueryOptions = () =>
  queryOptions({
    queryKey: ["sync"],
    queryFn: ({ signal }) => call(getSyncStatusEndpoint, {}, { signal }),
    staleTime: 10_000,
    refetchInterval: 20_000,
  });

/** What the status line and the source chip show; the server hands in the first value. */
export function useSync(initial: SyncStatus | null) {
  return useQuery({ ...syncQueryOptions(), ...(initial && { initialData: initial }) });
}
