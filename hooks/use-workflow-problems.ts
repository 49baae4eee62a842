"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "@/lib/http/call";
import { validateWorkflowEndpoint } from "@/lib/workflows/api";
import type { Graph, Problem } from "@/lib/workflows/graph";
import type { Store } from "@/lib/workflows/store";

const REST_MS = 400;
const NONE: readonly Problem[] = [];

/** Every problem of the graph on the canvas, asked for once it rests; moving a node asks nothing. */
export function useWorkflowProblems(canvas: Store<{ graph: Graph }>): readonly Problem[] {
  const rested = useRested(canvas);
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

/** The graph is written out only when it rests: a drag is many graphs. */
function useRested(canvas: Store<{ graph: Graph }>): string {
  const [rested, setRested] = useState(() => toMeaning(canvas.get().graph));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = canvas.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setRested(toMeaning(canvas.get().graph)), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [canvas]);
  return rested;
}
