"use client";

import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import type { z } from "zod";
import { callWithMetadata, call } from "@/lib/http/call";
import { getRunEndpoint, listRunsEndpoint } from "@/lib/workflows/api";

export const runsQueryKey = (workflowId: string) => ["runs", workflowId] as const;

export type RunFilter = Pick<
  z.input<typeof listRunsEndpoint.input>,
  "status" | "trigger" | "from" | "until" | "q"
>;

const runsQueryOptions = (workflowId: string, filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: [...runsQueryKey(workflowId), filter],
    queryFn: ({ signal, pageParam }) =>
      callWithMetadata(
        listRunsEndpoint,
        { workflowId, ...filter, limit: 50, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.metadata.nextCursor ?? null,
    staleTime: 5000,
  });

export const useRuns = (workflowId: string, filter: RunFilter = {}) =>
  useInfiniteQuery(runsQueryOptions(workflowId, filter));

export const runQueryOptions = (runId: string) =>
  queryOptions({
    queryKey: ["run", runId],
    queryFn: ({ signal }) => call(getRunEndpoint, { id: runId }, { signal }),
    staleTime: 5000,
  });

/** One run with its graph and what its nodes came to. */
export const useRunDetail = (runId: string) => useQuery(runQueryOptions(runId));
