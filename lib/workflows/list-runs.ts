import type { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { readTimeCursor, toTimePage } from "../http/time-cursor.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listRunsEndpoint } from "./api.ts";
import { reapDeadRuns } from "./reap-dead-runs.ts";
import { isUnderWay, toRun } from "./to-run.ts";

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

async function readPage({ db }: ListContext, input: Input) {
  const { workflowId, status, trigger, from, until, q, limit, cursor } = input;
  const after = readTimeCursor(cursor);
  return unwrap(
    await db.rpc("list_runs", {
      p_limit: limit + 1,
      ...(workflowId && { p_workflow: workflowId }),
      ...(status && { p_status: status }),
      ...(trigger && { p_trigger: trigger }),
      ...(from && { p_from: from }),
      ...(until && { p_until: until }),
      ...(q && { p_q: q }),
      ...(after && { p_before: after.at, p_before_id: after.key }),
    }),
  );
}
