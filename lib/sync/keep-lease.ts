import type { SyncStore } from "./sync-store.ts";
import { isLeaseLost } from "./sync-store.ts";

const RENEWED_EVERY_MS = 5000;

/** Renews the lease beside the work, since one slow page may take longer than it lasts; the signal ends with the lease. */
export function keepLease(store: SyncStore, signal: AbortSignal) {
  const lost = new AbortController();
  const timer = setInterval(() => {
    store.renew().then(
      (held) => held || lost.abort(),
      (error: unknown) => isLeaseLost(error) && lost.abort(),
    );
  }, RENEWED_EVERY_MS);
  return {
    signal: AbortSignal.any([signal, lost.signal]),
    stop: () => clearInterval(timer),
  };
}
