"use client";

import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { call } from "@/lib/http/call";
import { listRunsEndpoint } from "@/lib/workflows/api";
import type { Graph } from "@/lib/workflows/graph";
import type { RunView } from "@/lib/workflows/run-view";
import { runOutputQueryOptions } from "./use-run-output";
import { runQueryOptions } from "./use-runs";

/** What comes in at a node: pinned, of the run that is shown, or of the newest one. */
export type InputSample = {
  value: unknown;
  origin: "pinned" | "shown" | "latest" | "none";
  isPending: boolean;
  error: unknown;
};

type Part = { source: string; value: unknown; origin: InputSample["origin"] };

/** A bypassed node hands on what it gets, so its own sources count. */
function sourcesOf({ nodes, edges }: Graph, nodeId: string): string[] {
  const bypassed = new Set(nodes.filter(({ disabled }) => disabled).map(({ id }) => id));
  const found = new Set<string>();
  const seen = new Set([nodeId]);
  for (const id of seen)
    for (const { source, target } of edges)
      if (target === id) (bypassed.has(source) ? seen : found).add(source);
  return [...found];
}

export function useInputSample(
  workflowId: string,
  graph: Graph,
  view: RunView,
  nodeId: string,
  /** Of a past run nothing is taken from others. */
  isPast = false,
): InputSample {
  const client = useQueryClient();
  const sources = useMemo(() => sourcesOf(graph, nodeId), [graph, nodeId]);
  const near = sources.map((source) => partAtHand(graph, view, source));
  const missing = sources.filter((_, index) => near[index] === null);
  const viewed = view.status === "running" || view.status === "starting" ? null : view.runId;
  const { data, isFetching, error } = useQuery({
    queryKey: ["input-sample", workflowId, viewed, isPast, missing],
    queryFn: async () =>
      readMissing(
        client,
        isPast ? [viewed] : await candidates(workflowId, viewed),
        viewed,
        missing,
      ),
    enabled: missing.length > 0,
    staleTime: 30_000,
    retry: false,
  });
  return useMemo(() => {
    const parts = sources
      .map((source, index) => near[index] ?? data?.find((each) => each.source === source))
      .filter((part) => part !== undefined);
    const [first] = parts;
    if (parts.length === 0)
      return { value: undefined, origin: "none", isPending: isFetching, error } as const;
    const value =
      sources.length === 1
        ? first?.value
        : Object.fromEntries(parts.map((part) => [part.source, part.value]));
    return { value, origin: first?.origin ?? "none", isPending: false, error: null };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `near` is made anew from graph and view
  }, [graph, view.nodes, data, isFetching, error, sources]);
}

function partAtHand({ nodes }: Graph, view: RunView, source: string): Part | null {
  const pinned = nodes.find(({ id }) => id === source)?.pinned;
  if (pinned !== undefined) return { source, value: pinned, origin: "pinned" };
  const known = view.nodes[source];
  return known?.hasOutput && known.ref === undefined
    ? { source, value: known.output, origin: "shown" }
    : null;
}

async function readMissing(
  client: QueryClient,
  runIds: readonly (string | null)[],
  viewed: string | null,
  sources: readonly string[],
): Promise<Part[]> {
  const parts = await Promise.all(
    sources.map(async (source): Promise<Part | null> => {
      for (const runId of runIds) {
        if (runId === null) continue;
        const { nodes } = await client.fetchQuery(runQueryOptions(runId));
        if (!Object.hasOwn(nodes, source) || nodes[source]?.status !== "success") continue;
        const { value } = await client.fetchQuery(runOutputQueryOptions(runId, source));
        if (value !== undefined)
          return { source, value, origin: runId === viewed ? "shown" : "latest" };
      }
      return null;
    }),
  );
  return parts.filter((part) => part !== null);
}

/** Undefined where none of the newest runs has one. */
export async function readLatestOutput(
  client: QueryClient,
  workflowId: string,
  nodeId: string,
): Promise<unknown> {
  const runIds = await candidates(workflowId, null);
  const [part] = await readMissing(client, runIds, null, [nodeId]);
  return part?.value;
}

/** The shown run, then the newest that went well, then whatever is newest. */
async function candidates(workflowId: string, viewed: string | null): Promise<string[]> {
  const [succeeded, newest] = await Promise.all([
    call(listRunsEndpoint, { workflowId, status: "success", limit: 1 }),
    call(listRunsEndpoint, { workflowId, limit: 2 }),
  ]);
  const ids = [viewed, ...succeeded.map(({ id }) => id), ...newest.map(({ id }) => id)];
  return [...new Set(ids)].filter((id) => id !== null);
}
