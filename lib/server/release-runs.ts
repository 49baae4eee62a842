import type { RunWorker } from "../workflows/run-worker.ts";
import { processWide } from "./process-wide.ts";

/** Before the process ends: whoever looks next takes its runs up at once, without waiting for their leases to end. */
export const releaseRuns = async (graceMs: number): Promise<void> =>
  processWide<RunWorker | null>("run-worker", () => null)?.release(graceMs);
