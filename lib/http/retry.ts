import type { Sleep } from "./sleep.ts";

type Verdict = { retry: boolean; retryAfterMs: number | null };

export type RetryPolicy = {
  attempts: number;
  baseMs: number;
  /** No wait reaches past this moment: the last failure is thrown instead. */
  deadline: Date;
  signal: AbortSignal;
  now(): Date;
  sleep: Sleep;
  /** In [0, 1). */
  random(): number;
  judge(error: unknown): Verdict;
};

/** Full jitter over a doubling step, and never less than what the server asked for. */
export function retryDelayMs(
  attempt: number,
  retryAfterMs: number | null,
  policy: Pick<RetryPolicy, "baseMs" | "random">,
): number {
  const jitter = policy.random() * policy.baseMs * 2 ** (attempt - 1);
  return Math.round(retryAfterMs === null ? jitter : Math.max(retryAfterMs, jitter));
}

export async function retry<T>(
  run: (attempt: number) => Promise<T>,
  policy: RetryPolicy,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(attempt);
    } catch (error) {
      if (policy.signal.aborted) throw error;
      const verdict = policy.judge(error);
      if (!verdict.retry || attempt >= policy.attempts) throw error;
      const delayMs = retryDelayMs(attempt, verdict.retryAfterMs, policy);
      if (policy.now().getTime() + delayMs >= policy.deadline.getTime()) throw error;
      await policy.sleep(delayMs, policy.signal);
    }
  }
}
