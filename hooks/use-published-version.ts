"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/http/call";
import { getWorkflowEndpoint, type Workflow } from "@/lib/workflows/api";

export const headKey = (workflowId: string) => ["workflow-head", workflowId];

/** The workflow as the server holds it, for what the canvas does not: what is published. */
export const headQueryOptions = (workflow: Workflow) =>
  queryOptions({
    queryKey: headKey(workflow.id),
    queryFn: ({ signal }) => call(getWorkflowEndpoint, { id: workflow.id }, { signal }),
    initialData: workflow,
    staleTime: 30_000,
  });

/** The version that runs by itself; null where none is published. Asks nothing: whoever publishes reads it anew. */
export const usePublishedVersion = (workflow: Workflow): number | null =>
  useQuery({ ...headQueryOptions(workflow), enabled: false }).data.publishedVersion;
