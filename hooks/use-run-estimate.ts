"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { call } from "@/lib/http/call";
import { estimateRunEndpoint } from "@/lib/workflows/estimate-api";
import { mayAskModels } from "@/lib/workflows/asks-models";
import type { Graph } from "@/lib/workflows/graph";

/** Of a graph as it stands; asked anew after a run, whose sizes the next estimate stands on. */
export function useRunEstimate(workflowId: string, graph: Graph, runId: string | null) {
  const text = useDeferredValue(toMeaning(graph));
  return useQuery({
    queryKey: ["run-estimate", workflowId, text, runId],
    queryFn: ({ signal }) =>
      call(estimateRunEndpoint, { workflowId, graph: JSON.parse(text) as Graph }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

/** Only what asks models, and what feeds them: moving a node or writing a note asks nothing. */
function toMeaning({ nodes, edges }: Graph): string {
  const asking = new Set(nodes.filter(mayAskModels).map(({ id }) => id));
  const near = edges.filter(({ target }) => asking.has(target));
  const kept = new Set([...asking, ...near.map(({ source }) => source)]);
  return JSON.stringify({
    nodes: nodes.filter(({ id }) => kept.has(id)).map(({ position: _where, ...node }) => node),
    edges: near,
  });
}
