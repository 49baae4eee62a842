"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { readLatestOutput } from "./use-input-sample";

/** What a node put out in the newest run that has something of it. */
export function useLastOutput(workflowId: string, nodeId: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ["last-output", workflowId, nodeId],
    queryFn: async () => ({ value: await readLatestOutput(client, workflowId, nodeId) }),
    staleTime: 30_000,
    retry: false,
  });
}
