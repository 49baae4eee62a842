"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { AppError } from "@/lib/errors";
import { call } from "@/lib/http/call";
import { getRunOutputEndpoint } from "@/lib/workflows/api";

/** The whole output of one node of a run; undefined where it put out nothing. A run's outputs never change. */
export const runOutputQueryOptions = (runId: string | null, nodeId: string) =>
  queryOptions({
    queryKey: ["run-output", runId, nodeId],
    queryFn: async ({ signal }) => {
      try {
        const value = await call(getRunOutputEndpoint, { id: runId ?? "", nodeId }, { signal });
        return { value };
      } catch (error) {
        if (error instanceof AppError && error.code === "NOT_FOUND") return { value: undefined };
        throw error;
      }
    },
    enabled: runId !== null,
    // What is not there may come while the run goes on.
    staleTime: ({ state }) => (state.data?.value === undefined ? 0 : Number.POSITIVE_INFINITY),
    gcTime: 60_000,
  });

export const useRunOutput = (runId: string | null, nodeId: string) =>
  useQuery(runOutputQueryOptions(runId, nodeId));
