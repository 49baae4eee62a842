import type { z } from "zod";
import type { RequestBudget } from "./budget.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { onAbort } from "./on-abort.ts";
import { parseJson } from "./parse-json.ts";
import { readBody } from "./read-body.ts";
import { readRetryAfter } from "./retry-after.ts";
import { retry } from "./retry.ts";
import type { Sleep } from "./sleep.ts";
import {
  isWorthRetrying,
  readUpstreamFault,
  type UpstreamFault,
  upstreamFailed,
} from "./upstream-fault.ts";

export type JsonFetcher = {
  fetch: typeof globalThis.fetch;
  budget: RequestBudget;
  breaker: CircuitBreaker;
  now(): Date;
  sleep: Sleep;
  random(): number;
  attempts: number;
  /** Of the first wait, which full jitter makes shorter; each further one doubles. */
  baseDelayMs: number;
  tryTimeoutMs: number;
  totalTimeoutMs: number;
  maxBytes: number;
};

export type JsonRequest<S extends z.ZodType> = {
  url: URL;
  /** What an answer must look like at the outside; another one is a failure and is tried again. */
  schema: S;
  body?: unknown;
  signal: AbortSignal;
  deadline?: Date;
  /** What fails and rests together; the host without it. */
  circuit?: string;
  /** Jobs that share a lane wait for each other; lanes take turns at the budget. */
  lane?: string;
};

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
    throw upstreamFailed(fault(request, "circuit_open", null, 0), "rests after repeated failures", {
      retryAfterMs: blockedMs,
    });
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
    return await untilAborted(exchange(fetcher, request, attempt, timeout.signal), timeout.signal);
  } catch (error) {
    request.signal.throwIfAborted();
    if (readUpstreamFault(error)) throw error;
    if (timeout.signal.aborted)
      throw upstreamFailed(
        fault(request, "timeout", null, attempt),
        `did not answer within ${timeoutMs} ms`,
        { cause: error },
      );
    throw upstreamFailed(fault(request, "network", null, attempt), `broke off: ${why(error)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    forget();
    // Frees the socket of an answer that was not read to its end.
    timeout.abort();
  }
}

async function exchange<S extends z.ZodType>(
  fetcher: JsonFetcher,
  request: JsonRequest<S>,
  attempt: number,
  signal: AbortSignal,
): Promise<z.output<S>> {
  const response = await fetcher.fetch(request.url, toInit(request.body, signal));
  const { status } = response;
  if (!response.ok) throw await refused(fetcher, request, response, attempt, signal);
  const text = await readBody(response, fetcher.maxBytes, signal);
  const fail = (reason: UpstreamFault["reason"], what: string) =>
    upstreamFailed(fault(request, reason, status, attempt), what);
  if (text === "too large") throw fail("too_large", `answered more than ${fetcher.maxBytes} bytes`);
  const json = readJson(text);
  if (!json.ok) throw fail("not_json", `answered ${status} with ${json.what}`);
  const parsed = request.schema.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw fail(
    "unexpected_shape",
    `answered ${status} with ${describe(json.value)} (${issue?.path.join(".") || "body"}: ${issue?.message})`,
  );
}

async function refused<S extends z.ZodType>(
  fetcher: JsonFetcher,
  request: JsonRequest<S>,
  response: Response,
  attempt: number,
  signal: AbortSignal,
) {
  const { status } = response;
  const maintenance = status === 425 || status === 503;
  const reason = maintenance ? "maintenance" : status === 429 ? "throttled" : "status";
  const body = await readBody(response, 4096, signal).catch(() => "");
  const json = readJson(body);
  const said = json.ok ? describe(json.value) : json.what;
  return upstreamFailed(
    fault(request, reason, status, attempt),
    `answered ${status}${maintenance ? " (maintenance)" : ""} with ${said}`,
    { retryAfterMs: readRetryAfter(response.headers.get("retry-after"), fetcher.now()) },
  );
}

type ReadJson = { ok: true; value: unknown } | { ok: false; what: string };

function readJson(text: string): ReadJson {
  const start = text.trimStart().slice(0, 60);
  if (start === "") return { ok: false, what: "an empty body" };
  if (start.startsWith("<")) return { ok: false, what: "a page of HTML" };
  try {
    return { ok: true, value: parseJson(text) };
  } catch {
    const cut = /^[[{"]/.test(start);
    return { ok: false, what: cut ? "JSON that is cut off or broken" : `the text "${start}"` };
  }
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value !== "object") return `a bare ${typeof value}`;
  const { error } = value as { error?: unknown };
  return typeof error === "string" ? `the error "${error.slice(0, 200)}"` : "an object";
}

const toInit = (body: unknown, signal: AbortSignal): RequestInit => ({
  // The upstream is configured; where it points elsewhere is not.
  redirect: "manual",
  signal,
  headers: {
    accept: "application/json",
    ...(body !== undefined && { "content-type": "application/json" }),
  },
  ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
});

const fault = (
  { url }: { url: URL },
  reason: UpstreamFault["reason"],
  status: number | null,
  attempts: number,
): UpstreamFault => ({ host: url.host, path: url.pathname, reason, status, attempts });

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
