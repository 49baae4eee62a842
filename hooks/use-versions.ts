"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, callWithMetadata } from "@/lib/http/call";
import type { Workflow } from "@/lib/workflows/api";
import {
  getVersionEndpoint,
  listVersionsEndpoint,
  nameVersionEndpoint,
  publishWorkflowEndpoint,
  restoreVersionEndpoint,
  unpublishWorkflowEndpoint,
} from "@/lib/workflows/version-api";
import { headKey, headQueryOptions } from "./use-published-version";

const versionsKey = (workflowId: string) => ["versions", workflowId];

export const useWorkflowHead = (workflow: Workflow) => useQuery(headQueryOptions(workflow));

export const useVersions = (workflowId: string) =>
  useQuery({
    queryKey: versionsKey(workflowId),
    queryFn: ({ signal }) =>
      callWithMetadata(listVersionsEndpoint, { id: workflowId, limit: 200 }, { signal }),
  });

const versionQueryOptions = (workflowId: string, version: number | null) =>
  queryOptions({
    queryKey: ["version", workflowId, version],
    queryFn: ({ signal }) =>
      call(getVersionEndpoint, { id: workflowId, version: version ?? 1 }, { signal }),
    enabled: version !== null,
    // What is saved as a version does not change.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Null asks for none. */
export const useVersion = (workflowId: string, version: number | null) =>
  useQuery(versionQueryOptions(workflowId, version));

function useVersionMutation<I, O>(workflowId: string, mutationFn: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: versionsKey(workflowId) }),
        client.invalidateQueries({ queryKey: headKey(workflowId) }),
        client.invalidateQueries({ queryKey: ["workflows"] }),
      ]),
  });
}

export const useNameVersion = (id: string) =>
  useVersionMutation(id, (input: { version: number; label: string | null }) =>
    call(nameVersionEndpoint, { id, ...input }),
  );

export const useRestoreVersion = (id: string) =>
  useVersionMutation(id, (input: { version: number; current: number }) =>
    call(restoreVersionEndpoint, { id, ...input }),
  );

export const usePublish = (id: string) =>
  useVersionMutation(id, ({ version, label }: { version: number; label: string }) =>
    call(publishWorkflowEndpoint, { id, version, ...(label.trim() !== "" && { label }) }),
  );

export const useUnpublish = (id: string) =>
  useVersionMutation(id, () => call(unpublishWorkflowEndpoint, { id }));
