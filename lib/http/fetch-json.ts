import type { z } from "zod";
import { exchangeJson } from "./exchange-json.ts";
import type { JsonFetcher, JsonRequest } from "./json-request.ts";
import { onAbort } from "./on-abort.ts";
import { retry } from "./retry.ts";
import { isWorthRetrying, readUpstreamFault, toFault, upstreamFailed } from "./upstream-fault.ts";

/** Fetches one JSON document with retries; throws UPSTREAM_FAILED with an UpstreamFault, or the signal's reason. */
export async function fetchJson<S extends z.ZodType>(
  fetcher: JsonFetcher,
  request: JsonRequest<S>,
): Promise<z.output<S>> {
  const { breaker, budget, now } = fetcher;
  const circuit = request.circuit ?? request.url.host;
  request.signal.throwIfAborted();
  const blockedMs = breaker.blockedMs(circuit);
  if (blockedMs > 0)
    throw upstreamFailed(
      toFault(request, "circuit_open", null, 0),
      "rests after repeated failures",
      {
        retryAfterMs: blockedMs,
      },
    );
  await budget.take(request.signal, request.lane);
  const deadline = earliest(new Date(now().getTime() + fetcher.totalTimeoutMs), request.deadline);
  let paid = true;
  try {
    const answer = await retry(
      async (attempt) => {
        if (!paid) await budget.take(request.signal, request.lane);
        paid = false;
        return await tryOnce(fetcher, request, attempt, deadline);
      },
      { ...retryPolicy(fetcher), deadline, signal: request.signal },
    );
    breaker.succeeded(circuit);
    return answer;
  } catch (error) {
    const found = readUpstreamFault(error);
    if (found && isWorthRetrying(found)) breaker.failed(circuit);
    if (found && !isWorthRetrying(found)) breaker.succeeded(circuit);
    throw error;
  }
}

const retryPolicy = ({ attempts, baseDelayMs, now, sleep, random }: JsonFetcher) => ({
  attempts,
  baseMs: baseDelayMs,
  now,
  sleep,
  random,
  judge(error: unknown) {
    const found = readUpstreamFault(error);
    const after = (error as { retryAfterSeconds?: number }).retryAfterSeconds;
    return {
      retry: found !== null && isWorthRetrying(found),
      retryAfterMs: after === undefined ? null : after * 1000,
    };
  },
});

async function tryOnce<S extends z.ZodType>(
  fetcher: JsonFetcher,
  request: JsonRequest<S>,
  attempt: number,
  deadline: Date,
): Promise<z.output<S>> {
  const leftMs = Math.max(1, deadline.getTime() - fetcher.now().getTime());
  const timeoutMs = Math.min(fetcher.tryTimeoutMs, leftMs);
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new Error("timeout")), timeoutMs);
  const forget = onAbort(request.signal, () => timeout.abort(request.signal.reason));
  try {
    return await untilAborted(
      exchangeJson(fetcher, request, attempt, timeout.signal),
      timeout.signal,
    );
  } catch (error) {
    request.signal.throwIfAborted();
    if (readUpstreamFault(error)) throw error;
    if (timeout.signal.aborted)
      throw upstreamFailed(
        toFault(request, "timeout", null, attempt),
        `did not answer within ${timeoutMs} ms`,
        { cause: error },
      );
    throw upstreamFailed(toFault(request, "network", null, attempt), `broke off: ${why(error)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    forget();
    // Frees the socket of an answer that was not read to its end.
    timeout.abort();
  }
}

function why(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string } };
  return cause?.code ?? message ?? "unknown";
}

const earliest = (one: Date, other: Date | undefined) => (other && other < one ? other : one);

/** A fetch that ignores its signal still cannot hold its caller. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let forget = () => {};
  const aborted = new Promise<never>((_, reject) => {
    forget = onAbort(signal, () => reject(signal.reason));
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    forget();
  }
}
