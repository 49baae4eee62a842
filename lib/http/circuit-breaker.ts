export type CircuitBreaker = {
  /** Milliseconds until the host may be tried again; 0 when it may be tried now. */
  blockedMs(host: string): number;
  succeeded(host: string): void;
  failed(host: string): void;
};

type Options = { now(): Date; threshold?: number; openMs?: number };

/** After `threshold` failed calls in a row a host rests for `openMs`; then a single call tries it. */
export function createCircuitBreaker({
  now,
  threshold = 5,
  openMs = 30_000,
}: Options): CircuitBreaker {
  const hosts = new Map<string, { failures: number; openUntilMs: number }>();
  return {
    blockedMs(host) {
      const state = hosts.get(host);
      if (!state || state.failures < threshold) return 0;
      const nowMs = now().getTime();
      // More than a full rest ahead means that the clock was set back.
      const leftMs = Math.min(state.openUntilMs - nowMs, openMs);
      if (leftMs > 0) return leftMs;
      state.openUntilMs = nowMs + openMs;
      return 0;
    },
    succeeded(host) {
      hosts.delete(host);
    },
    failed(host) {
      const failures = (hosts.get(host)?.failures ?? 0) + 1;
      hosts.set(host, { failures, openUntilMs: now().getTime() + openMs });
    },
  };
}
