import type { RunsPort } from "../workflows/start-run.ts";
import { inBackground } from "./background.ts";
import { makeRunWorker, runQueue, runWorker } from "./run-worker.ts";
import { hasQueueLoop } from "./work-queue.ts";

/** Nodes that run when the time is up may end; what they cost would be lost. */
const GRACE_MS = 10_000;

/** Whoever enqueues looks at once, so that a run need not wait for the next look of a loop or of cron. */
export const runsPort: RunsPort["runs"] = {
  get queue() {
    return runQueue();
  },
  work: (run) => runWorker().work(run),
  wake: () => inBackground("queue", () => runWorker().drain()),
  async drain(budgetMs) {
    if (hasQueueLoop()) return 0;
    const worker = makeRunWorker(runQueue());
    const timer = setTimeout(() => void worker.release(GRACE_MS), budgetMs);
    await worker.drain();
    clearTimeout(timer);
    return worker.taken;
  },
};
