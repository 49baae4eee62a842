import type { z } from "zod";
import { AppError } from "../errors.ts";
import { toCallError, toRequest } from "../http/call.ts";
import { readSse } from "../http/read-sse.ts";
import { executeWorkflowEndpoint, streamRunEventsEndpoint } from "./api.ts";
import { type RunEvent, runEventSchema } from "./events.ts";

export type RunSource =
  | { kind: "start"; input: z.input<typeof executeWorkflowEndpoint.input> }
  | { kind: "open"; runId: string };

type FollowOptions = {
  signal: AbortSignal;
  fetch: typeof globalThis.fetch;
  /** Resolves after that many milliseconds, or when aborted. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Called when the stream broke, before the try that follows. */
  onReconnect?: (attempt: number) => void;
};

const MAX_ATTEMPTS = 12;
const MAX_WAIT_MS = 5000;

/** How far a reader has come. */
type Cursor = { runId: string | null; lastId: number; isDone: boolean };

/**
 * Every event of a run once and in order, from the POST that starts it or from its log.
 * A stream that breaks is taken up again after the last event; it ends with `run_finished`.
 */
export async function* followRun(
  source: RunSource,
  { signal, fetch, sleep, onReconnect }: FollowOptions,
): AsyncGenerator<RunEvent> {
  const cursor: Cursor = {
    runId: source.kind === "open" ? source.runId : null,
    lastId: 0,
    isDone: false,
  };
  for (let attempt = 0; !signal.aborted;) {
    try {
      const body = await openStream(source, cursor, { signal, fetch });
      if (!body) return;
      for await (const event of readRun(body, cursor)) {
        attempt = 0;
        yield event;
      }
      if (cursor.isDone) return;
    } catch (error) {
      if (signal.aborted) return;
      if (!canRetry(error, cursor)) throw error;
    }
    attempt += 1;
    if (cursor.runId === null || attempt > MAX_ATTEMPTS)
      throw new AppError("UNAVAILABLE", "The connection to the run was lost");
    onReconnect?.(attempt);
    await sleep(Math.min(250 * 2 ** (attempt - 1), MAX_WAIT_MS), signal);
  }
}

async function* readRun(
  body: ReadableStream<Uint8Array>,
  cursor: Cursor,
): AsyncGenerator<RunEvent> {
  for await (const { id, data } of readSse(body)) {
    const event = toRunEvent(data);
    if (!event || (id !== "" && Number(id) <= cursor.lastId)) continue;
    if (id !== "") cursor.lastId = Number(id);
    if (event.type === "run_started") cursor.runId = event.runId;
    cursor.isDone = event.type === "run_finished";
    yield event;
    if (cursor.isDone) return;
  }
}

/** Null where the server has nothing more to say. A run that has begun is never started again. */
async function openStream(
  source: RunSource,
  { runId, lastId }: Cursor,
  { signal, fetch }: Pick<FollowOptions, "signal" | "fetch">,
): Promise<ReadableStream<Uint8Array> | null> {
  const { url, init } =
    source.kind === "start" && runId === null
      ? toRequest(executeWorkflowEndpoint, source.input)
      : toRequest(streamRunEventsEndpoint, { id: runId });
  const headers = new Headers(init.headers);
  headers.set("accept", "text/event-stream");
  if (lastId > 0) headers.set("last-event-id", String(lastId));
  const response = await fetch(url, { ...init, headers, signal, cache: "no-store" });
  if (!response.ok) throw toCallError(response, await response.json().catch(() => null));
  return response.status === 204 ? null : response.body;
}

/** A broken connection is tried again once the run is known; so is a server that asks to wait, but no refusal. */
function canRetry(error: unknown, { runId }: Cursor): boolean {
  if (runId === null) return false;
  return (
    !(error instanceof AppError) || ["UNAVAILABLE", "RATE_LIMITED", "INTERNAL"].includes(error.code)
  );
}

/** An event that this build does not know is passed over, so that a newer server can add one. */
function toRunEvent(data: string): RunEvent | null {
  try {
    const parsed = runEventSchema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
