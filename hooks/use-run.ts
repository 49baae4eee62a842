"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { call } from "@/lib/http/call";
import { cancelRunEndpoint } from "@/lib/workflows/api";
import type { Graph } from "@/lib/workflows/graph";
import type { RunChoice } from "@/lib/workflows/run-choice";
import type { RunView } from "@/lib/workflows/run-view";
import { createRunFollower } from "@/lib/workflows/run-follower";
import { createStore } from "@/lib/workflows/store";
import { runsQueryKey } from "./use-runs";

function nextFrame(act: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(act);
  else setTimeout(act, 50);
}

const sleep = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

/** The run that a page shows; its id stands in the address, so that a reload finds it again. */
export function useRun(workflowId: string) {
  const client = useQueryClient();
  const [follower] = useState(() =>
    createRunFollower({ fetch: (...args) => globalThis.fetch(...args), sleep, nextFrame }),
  );
  /** The graph that the shown run ran; null where none is shown. */
  const [ran] = useState(() => createStore<Graph | null>(null));

  const run = useMemo(() => {
    const watch = async (follow: Promise<void>) => {
      try {
        await follow;
      } finally {
        void client.invalidateQueries({ queryKey: runsQueryKey(workflowId) });
      }
    };
    return {
      view: follower.view,
      ran,
      /** Of a partial run what is left out keeps the picture of the run before. */
      start(graph: Graph, choice: RunChoice = {}) {
        const isPartial = choice.fromNode !== undefined || choice.untilNode !== undefined;
        ran.set(graph);
        return watch(
          follower.follow({ kind: "start", input: { workflowId, ...choice } }, isPartial),
        );
      },
      /** With `before` a run that has ended is painted at once, until its events have come. */
      open(runId: string, graph: Graph, before?: RunView) {
        ran.set(graph);
        if (before) follower.view.set(before);
        return watch(follower.follow({ kind: "open", runId }, before !== undefined));
      },
      async stop() {
        const { runId } = follower.view.get();
        if (runId) await call(cancelRunEndpoint, { id: runId });
      },
      close() {
        follower.leave();
        ran.set(null);
        showInAddress(null);
      },
    };
  }, [client, follower, ran, workflowId]);

  useEffect(
    () =>
      follower.view.subscribe(() => {
        const { runId } = follower.view.get();
        if (runId) showInAddress(runId);
      }),
    [follower],
  );
  useEffect(() => () => follower.leave(), [follower]);
  return run;
}

export type RunControl = ReturnType<typeof useRun>;

export function showInAddress(runId: string | null): void {
  const url = new URL(window.location.href);
  if (url.searchParams.get("run") === runId) return;
  if (runId === null) url.searchParams.delete("run");
  else url.searchParams.set("run", runId);
  window.history.replaceState(window.history.state, "", url);
}
