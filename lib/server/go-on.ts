import { log } from "./log.ts";

/** A run in slices ends by itself long before this. */
const TIMEOUT_MS = 15 * 60_000;

/** Work that nobody waits for; its failure is logged. Knows nothing of requests, so that a worker process can use it. */
export const goOn = (
  what: string,
  work: (signal: AbortSignal) => Promise<unknown>,
): Promise<unknown> =>
  work(AbortSignal.timeout(TIMEOUT_MS)).catch((error: unknown) =>
    log("error", "background work failed", { what, error }),
  );
