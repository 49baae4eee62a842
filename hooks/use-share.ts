"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "@/lib/http/call";
import {
  getShareEndpoint,
  revokeShareEndpoint,
  shareWorkflowEndpoint,
} from "@/lib/workflows/share-api";

const keyOf = (workflowId: string) => ["share", workflowId];

export const useShare = (workflowId: string) =>
  useQuery({
    queryKey: keyOf(workflowId),
    queryFn: ({ signal }) => call(getShareEndpoint, { id: workflowId }, { signal }),
  });

export function useShareWorkflow(workflowId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (expiresInDays: number | null) =>
      call(shareWorkflowEndpoint, { id: workflowId, expiresInDays }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(workflowId) }),
  });
}

export function useRevokeShare(workflowId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(revokeShareEndpoint, { id: workflowId }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(workflowId) }),
  });
}
