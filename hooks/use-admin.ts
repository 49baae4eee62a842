"use client";

import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import {
  applyMigrationEndpoint,
  getAdminMetricsEndpoint,
  getAdminSyncEndpoint,
  listAuditEndpoint,
  listMailsEndpoint,
  listMigrationsEndpoint,
  startIngestEndpoint,
} from "@/lib/admin/api";
import { call, callWithMetadata } from "@/lib/http/call";
import { startSyncEndpoint } from "@/lib/sync/api";
import { syncQueryOptions } from "./use-sync";

const PAGE = 50;

const adminSyncQueryOptions = () =>
  queryOptions({
    queryKey: ["admin", "sync"],
    queryFn: ({ signal }) => call(getAdminSyncEndpoint, { limit: 100 }, { signal }),
    staleTime: 5000,
    refetchInterval: 20_000,
  });

const adminMetricsQueryOptions = () =>
  queryOptions({
    queryKey: ["admin", "metrics"],
    queryFn: ({ signal }) => call(getAdminMetricsEndpoint, {}, { signal }),
    staleTime: 5000,
    refetchInterval: 15_000,
  });

const auditQueryOptions = () =>
  infiniteQueryOptions({
    queryKey: ["admin", "audit"],
    queryFn: ({ signal, pageParam }) =>
      callWithMetadata(
        listAuditEndpoint,
        { limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.metadata.nextCursor ?? null,
    staleTime: 5000,
  });

const mailsQueryOptions = () =>
  infiniteQueryOptions({
    queryKey: ["admin", "mails"],
    queryFn: ({ signal, pageParam }) =>
      callWithMetadata(
        listMailsEndpoint,
        { limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.metadata.nextCursor ?? null,
    staleTime: 5000,
  });

const migrationsQueryOptions = () =>
  queryOptions({
    queryKey: ["admin", "migrations"],
    queryFn: ({ signal }) => call(listMigrationsEndpoint, {}, { signal }),
    staleTime: 60_000,
  });

export const useAdminSync = () => useQuery(adminSyncQueryOptions());
export const useAdminMetrics = () => useQuery(adminMetricsQueryOptions());
export const useAudit = () => useInfiniteQuery(auditQueryOptions());
export const useMails = () => useInfiniteQuery(mailsQueryOptions());
export const useMigrations = () => useQuery(migrationsQueryOptions());

/** What an administrator does shows in every list of the page afterwards. */
function useAdminMutation<I, O>(mutationFn: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["admin"] }),
        client.invalidateQueries({ queryKey: syncQueryOptions().queryKey }),
      ]),
  });
}

export const useStartSync = () => useAdminMutation(() => call(startSyncEndpoint, {}));
export const useStartIngest = () => useAdminMutation(() => call(startIngestEndpoint, {}));
export const useApplyMigration = () =>
  useAdminMutation((input: { name: string; checksum: string }) =>
    call(applyMigrationEndpoint, input),
  );

/** The sync's state; each second while one runs. */
export const useRunningSync = () =>
  useQuery({
    ...syncQueryOptions(),
    refetchInterval: ({ state }) => (state.data?.running ? 1000 : 10_000),
  });
