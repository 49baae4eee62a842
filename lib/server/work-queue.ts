import { log } from "./log.ts";
import { processWide } from "./process-wide.ts";
import { runWorker } from "./run-worker.ts";

/** How soon a run is taken that another process enqueued, left behind, or that is done waiting. */
const EVERY_MS = 1000;

type Loop = { isFailing: boolean };

/** Takes runs from the queue for as long as the process lives. A serverless process has no such loop: cron drains there. */
export function startQueueLoop(): void {
  if (process.env["VERCEL"]) return;
  processWide("queue-loop", () => {
    const loop: Loop = { isFailing: false };
    setInterval(() => void look(loop), EVERY_MS).unref();
    return loop;
  });
}

export const hasQueueLoop = (): boolean =>
  processWide<Loop | null>("queue-loop", () => null) !== null;

/** A database that is down is said once, not every second. */
async function look(loop: Loop): Promise<void> {
  try {
    await runWorker().drain();
    loop.isFailing = false;
  } catch (error) {
    if (!loop.isFailing) log("warn", "the queue could not be looked at", { error });
    loop.isFailing = true;
  }
}
