import type { Context } from "../context.ts";
import { toSseResponse } from "../http/sse.ts";
import { readRun } from "./get-run.ts";
import { readStoredEvents } from "./sql-run-log.ts";
import type { RunsPort } from "./start-run.ts";
import { tailRun } from "./tail-run.ts";
import { isUnderWay } from "./to-run.ts";

type StreamContext = Pick<Context, "db" | "service" | "signal"> & RunsPort;

/** What follows the last event that the reader has; 204 where that was the terminal one. */
export async function streamRunEvents(
  ctx: StreamContext,
  { id, lastEventId = 0 }: { id: string; lastEventId?: number | undefined },
): Promise<Response> {
  const run = await readRun(ctx, id);
  const isOver = !isUnderWay(run) && run.status !== "waiting";
  if (isOver && (await readStoredEvents(ctx.service, id, lastEventId)).length === 0)
    return new Response(null, { status: 204 });
  const wake = () => ctx.runs.wake();
  return toSseResponse((signal) => tailRun(ctx.service, id, lastEventId, signal, wake), {
    signal: ctx.signal,
  });
}
