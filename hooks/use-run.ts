"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { call } from "@/lib/http/call";
import { cancelRunEndpoint } from "@/lib/workflows/api";
import { createRunFollower } from "@/lib/workflows/run-follower";
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
export function useRun(workflowId: string, initialRunId: string | null) {
  const client = useQueryClient();
  const [follower] = useState(() =>
    createRunFollower({ fetch: (...args) => globalThis.fetch(...args), sleep, nextFrame }),
  );

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
      start: () => watch(follower.follow({ kind: "start", input: { workflowId } })),
      open: (runId: string) => watch(follower.follow({ kind: "open", runId })),
      async stop() {
        const { runId } = follower.view.get();
        if (runId) await call(cancelRunEndpoint, { id: runId });
      },
      close() {
        follower.leave();
        showInAddress(null);
      },
    };
  }, [client, follower, workflowId]);

  useEffect(
    () =>
      follower.view.subscribe(() => {
        const { runId } = follower.view.get();
        if (runId) showInAddress(runId);
      }),
    [follower],
  );
  useEffect(() => {
    if (initialRunId) run.open(initialRunId).catch(() => undefined);
    return () => follower.leave();
  }, [follower, run, initialRunId]);
  return run;
}

function showInAddress(runId: string | null): void {
  const url = new URL(window.location.href);
  if (url.searchParams.get("run") === runId) return;
  if (runId === null) url.searchParams.delete("run");
  else url.searchParams.set("run", runId);
  window.history.replaceState(window.history.state, "", url);
}
