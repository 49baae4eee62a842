"use client";

import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { callWithMetadata } from "@/lib/http/call";
import { listRunsEndpoint } from "@/lib/workflows/api";

export const runsQueryKey = (workflowId: string) => ["runs", workflowId] as const;

const runsQueryOptions = (workflowId: string) =>
  infiniteQueryOptions({
    queryKey: runsQueryKey(workflowId),
    queryFn: ({ signal, pageParam }) =>
      callWithMetadata(
        listRunsEndpoint,
        { workflowId, limit: 50, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.metadata.nextCursor ?? null,
    staleTime: 5000,
  });

export const useRuns = (workflowId: string) => useInfiniteQuery(runsQueryOptions(workflowId));
