import { after } from "next/server";
import { log } from "./log.ts";

/** A run in slices ends by itself long before this. */
const TIMEOUT_MS = 15 * 60_000;

/** Work that outlives the answer. A serverless platform keeps the process for it, elsewhere it simply goes on. */
export function inBackground(what: string, work: (signal: AbortSignal) => Promise<unknown>): void {
  const run = () =>
    work(AbortSignal.timeout(TIMEOUT_MS)).catch((error: unknown) =>
      log("error", "background work failed", { what, error }),
    );
  try {
    after(run);
  } catch {
    // Outside of a request there is nothing to come after.
    void run();
  }
}
