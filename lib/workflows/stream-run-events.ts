import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { toSseResponse } from "../http/sse.ts";
import { readRun } from "./get-run.ts";
import { readLastEvent, readStoredEvents } from "./sql-run-log.ts";
import type { RunsPort } from "./start-run.ts";
import { tailRun } from "./tail-run.ts";
import { isUnderWay } from "./to-run.ts";

type StreamContext = Pick<Context, "db" | "service" | "signal"> & RunsPort;

/** What follows the last event that the reader has; 204 where that was the terminal one, 410 where the log is no longer whole. */
export async function streamRunEvents(
  ctx: StreamContext,
  { id, lastEventId = 0 }: { id: string; lastEventId?: number | undefined },
): Promise<Response> {
  const run = await readRun(ctx, id);
  const isOver = !isUnderWay(run) && run.status !== "waiting";
  if (isOver && (await hasAll(ctx, id, lastEventId))) return new Response(null, { status: 204 });
  const wake = () => ctx.runs.wake();
  return toSseResponse((signal) => tailRun(ctx.service, id, lastEventId, signal, wake), {
    signal: ctx.signal,
  });
}

/** Whether the reader of a run that is over has its terminal event already; a log with a hole would never reach it. */
async function hasAll(
  { service }: StreamContext,
  id: string,
  lastEventId: number,
): Promise<boolean> {
  const [last, [next]] = await Promise.all([
    readLastEvent(service, id),
    readStoredEvents(service, id, lastEventId, 1),
  ]);
  if (last?.type === "run_finished" && lastEventId >= last.seq) return true;
  if (last?.type !== "run_finished" || next?.seq !== lastEventId + 1)
    throw new AppError(
      "NOT_FOUND",
      "The events of this run are no longer kept; GET /api/runs/[id] has how it ended",
      { details: { log: "expired" } },
    );
  return false;
}
