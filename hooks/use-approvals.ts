"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "@/lib/http/call";
import { answerApprovalEndpoint, getRunEndpoint } from "@/lib/workflows/api";

/** `waiting` names the nodes that rest just now: with each of them the list may be another. */
const approvalsQueryOptions = (runId: string | null, waiting: string) =>
  queryOptions({
    queryKey: ["approvals", runId, waiting] as const,
    queryFn: async ({ signal }) =>
      (await call(getRunEndpoint, { id: runId ?? "" }, { signal })).approvals,
    enabled: runId !== null && waiting !== "",
    staleTime: 0,
  });

/** What of a run waits for a yes or no, and how to give it. */
export function useApprovals(runId: string | null, waiting: readonly string[]) {
  const client = useQueryClient();
  const query = useQuery(approvalsQueryOptions(runId, waiting.join("\n")));
  const answer = useMutation({
    mutationFn: (given: { nodeId: string; approved: boolean }) =>
      call(answerApprovalEndpoint, { id: runId ?? "", ...given }),
    onSettled: () => client.invalidateQueries({ queryKey: ["approvals", runId] }),
  });
  return { approvals: waiting.length === 0 ? [] : (query.data ?? []), answer };
}
