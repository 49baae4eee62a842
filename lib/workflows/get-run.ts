import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { RunDetail } from "./api.ts";
import { reapRun } from "./reap-dead-runs.ts";
import { isUnderWay, type RunRow, toRunDetail } from "./to-run.ts";

type ReadContext = Pick<Context, "db" | "service">;

export async function getRun(ctx: ReadContext, { id }: { id: string }): Promise<RunDetail> {
  return toRunDetail(await readRun(ctx, id));
}

/** A run of the caller's, after the end of one whose process died; another's is not found. */
export async function readRun({ db, service }: ReadContext, id: string): Promise<RunRow> {
  const read = async () =>
    unwrap(await db.from("workflow_executions").select().eq("id", id).maybeSingle());
  const row = await read();
  if (!row) throw notFound("Run", id);
  if (!isUnderWay(row) || !(await reapRun(service, id))) return row;
  return (await read()) ?? row;
}
