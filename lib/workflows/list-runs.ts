import type { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { readTimeCursor, toTimePage } from "../http/time-cursor.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listRunsEndpoint } from "./api.ts";
import { reapDeadRuns } from "./reap-dead-runs.ts";
import { isUnderWay, RUN_COLUMNS, toRun } from "./to-run.ts";

type Input = z.output<typeof listRunsEndpoint.input>;
type ListContext = Pick<Context, "db" | "service">;

/** Newest first. The cursor is the last row's time and id, so that runs that begin meanwhile shift nothing. */
export async function listRuns(ctx: ListContext, input: Input) {
  let rows = await readPage(ctx, input);
  if (rows.some(isUnderWay) && (await reapDeadRuns(ctx)) > 0) rows = await readPage(ctx, input);
  const page = toTimePage(rows, input.limit, ({ created_at, id }) => ({ at: created_at, key: id }));
  const { nextCursor } = page;
  return reply(page.rows.map(toRun), { metadata: { limit: input.limit, nextCursor } });
}

async function readPage({ db }: ListContext, { workflowId, status, limit, cursor }: Input) {
  let query = db.from("workflow_executions").select(RUN_COLUMNS);
  if (workflowId) query = query.eq("workflow_id", workflowId);
  if (status) query = query.eq("status", status);
  const after = readTimeCursor(cursor);
  if (after) {
    const { at, key } = after;
    query = query.or(`created_at.lt."${at}",and(created_at.eq."${at}",id.lt.${key})`);
  }
  const ordered = query.order("created_at", { ascending: false }).order("id", { ascending: false });
  return unwrap(await ordered.limit(limit + 1));
}
