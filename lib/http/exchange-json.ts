import type { z } from "zod";
import type { JsonFetcher, JsonRequest } from "./json-request.ts";
import { parseJson } from "./parse-json.ts";
import { readBody } from "./read-body.ts";
import { readRetryAfter } from "./retry-after.ts";
import { toFault, type UpstreamFault, upstreamFailed } from "./upstream-fault.ts";

/** Sends one request and reads its answer; throws UPSTREAM_FAILED, or what fetch throws. */
export async function exchangeJson<S extends z.ZodType>(
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
    upstreamFailed(toFault(request, reason, status, attempt), what);
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
    toFault(request, reason, status, attempt),
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
