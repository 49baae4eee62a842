import { AppError } from "../errors.ts";
import type { RunEvent } from "./events.ts";
import { followRun, type RunSource } from "./follow-run.ts";
import { applyRunEvents, IDLE_RUN, type RunView } from "./run-view.ts";
import { createStore, type Store } from "./store.ts";

export type RunFollower = {
  view: Store<RunView>;
  /**
   * With `keepsNodes` nodes that the new run leaves out look as they did before.
   * Resolves when the run has ended or another one is followed; rejects when it could not be read.
   */
  follow(source: RunSource, keepsNodes?: boolean): Promise<void>;
  leave(): void;
};

type FollowerPorts = {
  fetch: typeof globalThis.fetch;
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** When to paint what has arrived: many events of one frame are one change. */
  nextFrame: (act: () => void) => void;
};

/** Follows one run at a time into one picture; leaving a run never stops it. */
export function createRunFollower({ fetch, sleep, nextFrame }: FollowerPorts): RunFollower {
  const view = createStore<RunView>(IDLE_RUN);
  let current = new AbortController();

  async function follow(source: RunSource, keepsNodes = false): Promise<void> {
    current.abort();
    const mine = (current = new AbortController());
    view.set({
      ...IDLE_RUN,
      ...(keepsNodes && { nodes: view.get().nodes }),
      status: "starting",
      runId: source.kind === "open" ? source.runId : null,
    });
    let arrived: RunEvent[] = [];
    const paint = () => {
      const events = arrived;
      arrived = [];
      if (mine === current) view.update((now) => applyRunEvents(now, events));
    };
    try {
      const onReconnect = (attempt: number) => {
        if (mine === current) view.update((now) => ({ ...now, reconnects: attempt }));
      };
      const options = { fetch, sleep, signal: mine.signal, onReconnect };
      for await (const event of followRun(source, options)) {
        arrived.push(event);
        if (arrived.length === 1) nextFrame(paint);
      }
      paint();
    } catch (error) {
      paint();
      if (mine === current && isLogExpired(error)) {
        view.update((now) => ({ ...now, status: "gone" }));
        return;
      }
      if (mine === current) view.update((now) => ({ ...now, status: now.runId ? "lost" : "idle" }));
      throw error;
    }
  }
  return {
    view,
    follow,
    leave() {
      current.abort();
      view.set(IDLE_RUN);
    },
  };
}

const isLogExpired = (error: unknown): boolean =>
  error instanceof AppError && (error.details as { log?: unknown } | null)?.log === "expired";
