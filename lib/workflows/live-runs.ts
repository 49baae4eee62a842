import type { RunFeed } from "./run-feed.ts";
import type { Answer } from "./run-log.ts";

type LiveRun = { feed: RunFeed; cancel(): void; answer(answers: readonly Answer[]): void };

/** On the global object, because a server bundles its routes and its start apart, each with its own copy of a module. */
const runs = ((globalThis as Record<symbol, unknown>)[Symbol.for("cascadian.live-runs")] ??=
  new Map<string, LiveRun>()) as Map<string, LiveRun>;

/** Runs that this process works. Only a shortcut: without it readers poll the log, and cancels and answers come by heartbeat. */
export const liveRuns = {
  add: (runId: string, run: LiveRun) => void runs.set(runId, run),
  get: (runId: string) => runs.get(runId),
  remove: (runId: string) => void runs.delete(runId),
  get size() {
    return runs.size;
  },
};
