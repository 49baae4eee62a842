"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { followBuild } from "@/lib/copilot/follow-build";
import type { Proposal } from "@/lib/copilot/proposal";
import { AppError } from "@/lib/errors";
import type { Graph } from "@/lib/workflows/graph";

export type BuildState = {
  status: "idle" | "busy" | "proposed" | "failed";
  /** What whoever answers is and is not. */
  note: string | null;
  progress: string | null;
  proposal: Proposal | null;
  /** The graph that the proposal changes. */
  base: Graph | null;
  error: string | null;
  usd: number;
};

const IDLE: BuildState = {
  status: "idle",
  note: null,
  progress: null,
  proposal: null,
  base: null,
  error: null,
  usd: 0,
};

/** One request in words at a time; a new one ends the one before. */
export function useBuild() {
  const [state, setState] = useState<BuildState>(IDLE);
  const [history, setHistory] = useState<string[]>([]);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const ask = async (message: string, base: Graph) => {
    stop();
    const abort = new AbortController();
    running.current = abort;
    setState({ ...IDLE, status: "busy", base });
    const set = (next: Partial<BuildState>) =>
      !abort.signal.aborted && setState((before) => ({ ...before, ...next }));
    const { nodes, edges, variables } = base;
    const input = {
      message,
      nodes,
      edges,
      ...(variables && { variables }),
      history: history.slice(-10),
    };
    try {
      const options = { signal: abort.signal, fetch: globalThis.fetch.bind(globalThis) };
      for await (const event of followBuild(input, options)) {
        if (event.type === "build_started") set({ note: event.note });
        else if (event.type === "build_progress") set({ progress: event.message });
        else if (event.type === "build_proposal") set({ proposal: event.proposal });
        else if (event.status === "success") set({ status: "proposed", usd: event.usage.usd });
        else set({ status: "failed", error: event.error?.message ?? "It could not be done" });
      }
      setHistory((asked) => [...asked, message]);
    } catch (error) {
      set({
        status: "failed",
        error: error instanceof AppError ? error.message : "The server could not be reached",
      });
    }
  };
  return {
    state,
    ask,
    stop: () => {
      stop();
      setState(IDLE);
    },
    clear: () => setState(IDLE),
  };
}
