import type { RunsPort } from "../workflows/start-run.ts";
import { inBackground } from "./background.ts";
import { runQueue, runWorker } from "./run-worker.ts";

/** Whoever enqueues looks at once, so that a run need not wait for the next look of a loop or of cron. */
export const runsPort: RunsPort["runs"] = {
  get queue() {
    return runQueue();
  },
  work: (run) => runWorker().work(run),
  wake: () => inBackground("queue", () => runWorker().drain()),
};
