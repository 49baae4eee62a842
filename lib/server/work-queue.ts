import { log } from "./log.ts";
import { processWide } from "./process-wide.ts";
import { runWorker } from "./run-worker.ts";

/** How soon a run is taken that another process enqueued, left behind, or that is done waiting. */
const EVERY_MS = 1000;

const state = () => processWide("queue-loop", () => ({ isOn: false, isFailing: false }));

/** Takes runs from the queue for as long as the process lives. A serverless process has no such loop: cron drains there. */
export function startQueueLoop(): void {
  if (process.env["VERCEL"] || state().isOn) return;
  state().isOn = true;
  setInterval(() => void look(), EVERY_MS).unref();
}

/** Whether this process works the queue all the time. */
export const hasQueueLoop = (): boolean => state().isOn;

/** A database that is down is said once, not every second. */
async function look(): Promise<void> {
  const loop = state();
  try {
    await runWorker().drain();
    loop.isFailing = false;
  } catch (error) {
    if (!loop.isFailing) log("warn", "the queue could not be looked at", { error });
    loop.isFailing = true;
  }
}
