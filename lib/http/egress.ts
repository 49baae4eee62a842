import { checkEgressHeaders } from "./check-egress-headers.ts";
import { checkEgressUrl } from "./check-egress-url.ts";
import { EgressError } from "./egress-error.ts";
import { onAbort } from "./on-abort.ts";
import { readBody } from "./read-body.ts";

export const EGRESS_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

export type EgressRequest = {
  url: string;
  method: (typeof EGRESS_METHODS)[number];
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Of the answer as it unfolds. */
  maxBytes?: number;
  /** For the whole of it, redirects included. */
  timeoutMs?: number;
};

export type EgressAnswer = {
  /** Where the answer came from, after redirects. */
  url: string;
  status: number;
  headers: Record<string, string>;
  body: string;
};

export type Egress = { send(request: EgressRequest, signal: AbortSignal): Promise<EgressAnswer> };

export type EgressOptions = {
  /** Checks every address that it connects to, and connects to no other. */
  fetch(url: URL, init: RequestInit): Promise<Response>;
  protocols?: readonly string[];
};

const MAX_REDIRECTS = 5;
const MAX_BYTES = 8 * 2 ** 20;
const MAX_BODY_CHARACTERS = 2 ** 20;
const DEFAULTS = { maxBytes: 2 ** 20, timeoutMs: 30_000 };
const MAX_TIMEOUT_MS = 120_000;

/** All that another origin may learn of a request that was meant for the first. */
const CARRIED = ["accept", "accept-language", "content-type"];

/** The one way out for nodes: public https addresses, few redirects, an answer that is whole or refused. */
export const createEgress = ({ fetch, protocols = ["https:"] }: EgressOptions): Egress => ({
  async send(request, signal) {
    signal.throwIfAborted();
    const { maxBytes, timeoutMs } = { ...DEFAULTS, ...request };
    if ((request.body?.length ?? 0) > MAX_BODY_CHARACTERS)
      throw new EgressError(
        "BAD_INPUT",
        `The body has more than ${MAX_BODY_CHARACTERS} characters`,
      );
    const limitMs = Math.min(timeoutMs, MAX_TIMEOUT_MS);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(tooLate(limitMs)), limitMs);
    const forget = onAbort(signal, () => stop.abort(signal.reason));
    try {
      const { url, response } = await follow({ fetch, protocols }, request, stop.signal);
      const body = await readBody(response, Math.min(maxBytes, MAX_BYTES), stop.signal);
      if (body === "too large")
        throw new EgressError(
          "OUTPUT_TOO_LARGE",
          `${url.host} answers more than ${maxBytes} bytes`,
        );
      return { url: url.href, status: response.status, headers: readHeaders(response), body };
    } catch (error) {
      throw explain(error, request.url, stop.signal, signal);
    } finally {
      clearTimeout(timer);
      forget();
      // Frees the socket of an answer that was not read to its end.
      stop.abort();
    }
  },
});

type Hop = { url: URL; response: Response };

async function follow(
  { fetch, protocols }: Required<EgressOptions>,
  { url: first, method: wanted, headers, body: sent }: EgressRequest,
  signal: AbortSignal,
): Promise<Hop> {
  let url = checkEgressUrl(first, protocols);
  let method: EgressRequest["method"] = wanted;
  let body = sent;
  let carried = checkEgressHeaders(headers ?? {});
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const response = await fetch(url, {
      method,
      headers: { "user-agent": "cascadian", ...carried },
      redirect: "manual",
      signal,
      ...(body !== undefined && { body }),
    });
    const target = response.headers.get("location");
    if (target === null || ![301, 302, 303, 307, 308].includes(response.status))
      return { url, response };
    await response.body?.cancel();
    if (!URL.canParse(target, url))
      throw new EgressError("UPSTREAM_FAILED", `${url.host} redirects to what is no URL`);
    const next = checkEgressUrl(new URL(target, url).href, protocols);
    const isWrite = method !== "GET" && method !== "HEAD";
    if (isWrite && response.status < 307) {
      method = "GET";
      body = undefined;
    } else if (isWrite && next.origin !== url.origin)
      throw new EgressError("UPSTREAM_FAILED", `${url.host} redirects a write to ${next.host}`);
    if (next.origin !== url.origin)
      carried = Object.fromEntries(
        Object.entries(carried).filter(([name]) => CARRIED.includes(name)),
      );
    url = next;
  }
  throw new EgressError(
    "UPSTREAM_FAILED",
    `${url.host} redirects more than ${MAX_REDIRECTS} times`,
  );
}

/** Cookies are a session of their own and stay behind. */
const readHeaders = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name !== "set-cookie").slice(0, 100));

const tooLate = (limitMs: number) =>
  new EgressError("TIMEOUT", `There was no whole answer within ${limitMs} ms`);

/** Fetch wraps what went wrong below it; what a node may say of it is the code and the host. */
function explain(error: unknown, url: string, own: AbortSignal, caller: AbortSignal): Error {
  if (caller.aborted)
    return new EgressError("CANCELLED", "The request was cancelled", { cause: caller.reason });
  if (own.reason instanceof EgressError) return own.reason;
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof EgressError) return at;
  const host = URL.canParse(url) ? new URL(url).host : "The address";
  return new EgressError("UPSTREAM_FAILED", `${host} could not be read: ${why(error)}`, {
    cause: error,
  });
}

function why(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === "string" ? cause.code : "the connection broke off";
}
