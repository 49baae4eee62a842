import { toAppError } from "../errors.ts";

export const SSE_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
} as const;

const RETRY_MS = 1000;
const PING_MS = 15_000;

export type SseEvent = { id: number; type: string; data: unknown };

/** U+2028 and U+2029 end a line for some readers; JSON escapes every other line end itself. */
export const toSseFrame = ({ id, type, data }: SseEvent): string => {
  const json = JSON.stringify(data).replace(/[\u2028\u2029]/g, (separator) =>
    separator === "\u2028" ? "\\u2028" : "\\u2029",
  );
  return `id: ${id}\nevent: ${type}\ndata: ${json}\n\n`;
};

type SseOptions = {
  /** Aborted when the client went away. */
  signal: AbortSignal;
  headers?: Record<string, string>;
  pingMs?: number;
};

/**
 * Batches of events as they are asked for: a reader that does not read makes nothing pile up.
 * The source gets a signal that ends with the reader.
 */
export function toSseResponse(
  source: (signal: AbortSignal) => AsyncGenerator<SseEvent[]>,
  { signal, headers, pingMs = PING_MS }: SseOptions,
): Response {
  const encoder = new TextEncoder();
  const reader = new AbortController();
  const batches = source(AbortSignal.any([signal, reader.signal]));
  let pending: Promise<IteratorResult<SseEvent[]>> | null = null;

  const stream = new ReadableStream<Uint8Array>(
    {
      start: (sink) => sink.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`)),
      async pull(sink) {
        try {
          pending ??= batches.next();
          const next = await orPing(pending, pingMs);
          if (next === "ping") return sink.enqueue(encoder.encode(": ping\n\n"));
          pending = null;
          if (!next.done) return sink.enqueue(encoder.encode(next.value.map(toSseFrame).join("")));
        } catch (error) {
          // The stream is cut without a terminal event, so that the reader comes back for the rest.
          reader.abort();
          return sink.error(toAppError(error));
        }
        reader.abort();
        sink.close();
      },
      cancel: () => reader.abort(),
    },
    { highWaterMark: 1 },
  );
  return new Response(stream, { headers: { ...SSE_HEADERS, ...headers } });
}

async function orPing<T>(next: Promise<T>, pingMs: number): Promise<T | "ping"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ping = new Promise<"ping">((resolve) => {
    timer = setTimeout(() => resolve("ping"), pingMs);
  });
  try {
    return await Promise.race([next, ping]);
  } finally {
    clearTimeout(timer);
  }
}
