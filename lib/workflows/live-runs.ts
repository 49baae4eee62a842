import type { RunFeed } from "./run-feed.ts";

type LiveRun = { feed: RunFeed; cancel(): void };

/** Runs that this process works. Only a shortcut: without it readers poll the log and a cancel comes by heartbeat. */
const runs = new Map<string, LiveRun>();

export const liveRuns = {
  add: (runId: string, run: LiveRun) => void runs.set(runId, run),
  get: (runId: string) => runs.get(runId),
  remove: (runId: string) => void runs.delete(runId),
  get size() {
    return runs.size;
  },
};
