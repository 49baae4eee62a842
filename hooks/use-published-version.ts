"use client";

import { useQuery } from "@tanstack/react-query";
import type { Workflow } from "@/lib/workflows/api";

/** Of the workflow as the server holds it; whoever publishes reads it anew, this only listens. */
export const headKey = (workflowId: string) => ["workflow-head", workflowId];

/** The version that runs by itself; null where none is published. Asks nothing. */
export const usePublishedVersion = (workflow: Workflow): number | null =>
  useQuery({ queryKey: headKey(workflow.id), initialData: workflow, enabled: false }).data
    .publishedVersion;
