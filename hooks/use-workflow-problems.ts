"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "@/lib/http/call";
import { validateWorkflowEndpoint } from "@/lib/workflows/api";
import type { Graph, Problem } from "@/lib/workflows/graph";

const REST_MS = 400;
const NONE: readonly Problem[] = [];

/** Every problem of the graph on the canvas, asked for once it rests; moving a node asks nothing. */
export function useWorkflowProblems(graph: Graph): readonly Problem[] {
  const rested = useRested(toMeaning(graph));
  const { data } = useQuery({
    queryKey: ["workflow-problems", rested],
    queryFn: ({ signal }) =>
      call(validateWorkflowEndpoint, JSON.parse(rested) as Graph, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    refetchOnWindowFocus: false,
  });
  return data?.problems ?? NONE;
}

const toMeaning = ({ nodes, edges, variables }: Graph) =>
  JSON.stringify({
    nodes: nodes.map(({ position: _where, label: _name, ...node }) => node),
    edges,
    ...(variables && { variables }),
  });

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
