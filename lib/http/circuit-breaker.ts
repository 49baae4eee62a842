export type CircuitBreaker = {
  /** Milliseconds until it may be tried again; 0 when now. */
  blockedMs(circuit: string): number;
  succeeded(circuit: string): void;
  failed(circuit: string): void;
};

type Options = { now(): Date; threshold?: number; openMs?: number };

/** After `threshold` failed calls in a row a circuit rests for `openMs`; then a single call tries it. */
export function createCircuitBreaker({
  now,
  threshold = 5,
  openMs = 30_000,
}: Options): CircuitBreaker {
  const circuits = new Map<string, { failures: number; openUntilMs: number }>();
  return {
    blockedMs(circuit) {
      const state = circuits.get(circuit);
      if (!state || state.failures < threshold) return 0;
      const nowMs = now().getTime();
      // More than a full rest ahead means that the clock was set back.
      const leftMs = Math.min(state.openUntilMs - nowMs, openMs);
      if (leftMs > 0) return leftMs;
      state.openUntilMs = nowMs + openMs;
      return 0;
    },
    succeeded(circuit) {
      circuits.delete(circuit);
    },
    failed(circuit) {
      const failures = (circuits.get(circuit)?.failures ?? 0) + 1;
      circuits.set(circuit, { failures, openUntilMs: now().getTime() + openMs });
    },
  };
}
