"use client";

import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { call, callWithMetadata } from "@/lib/http/call";
import {
  createWorkflowEndpoint,
  getWorkflowEndpoint,
  listWorkflowsEndpoint,
  updateWorkflowEndpoint,
} from "@/lib/workflows/api";
import { importWorkflowEndpoint } from "@/lib/workflows/file-api";

type ListInput = z.input<typeof listWorkflowsEndpoint.input>;

const workflowsQueryOptions = (input: ListInput) =>
  queryOptions({
    queryKey: ["workflows", input],
    queryFn: ({ signal }) => callWithMetadata(listWorkflowsEndpoint, input, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

export const useWorkflows = (input: ListInput) => useQuery(workflowsQueryOptions(input));

/** Every write ends with a fresh list. */
function useWorkflowMutation<I, O>(mutationFn: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: ["workflows"] }),
  });
}

export const useCreateWorkflow = () =>
  useWorkflowMutation((input: z.input<typeof createWorkflowEndpoint.input>) =>
    call(createWorkflowEndpoint, input),
  );

export const useDuplicateWorkflow = () =>
  useWorkflowMutation(async (id: string) => {
    const { name, description, graph } = await call(getWorkflowEndpoint, { id });
    return call(createWorkflowEndpoint, {
      name: `${name.slice(0, 190)} (copy)`,
      graph,
      ...(description !== null && { description }),
    });
  });

export const useRenameWorkflow = () =>
  useWorkflowMutation((input: { id: string; version: number; name: string }) =>
    call(updateWorkflowEndpoint, input),
  );

export const useImportWorkflow = () =>
  useWorkflowMutation((content: Record<string, unknown>) => call(importWorkflowEndpoint, content));
