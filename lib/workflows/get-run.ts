import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { RunDetail } from "./api.ts";
import { reapRun } from "./reap-dead-runs.ts";
import { isUnderWay, type RunRow, toRunDetail } from "./to-run.ts";

type ReadContext = Pick<Context, "db" | "service">;

export async function getRun(ctx: ReadContext, { id }: { id: string }): Promise<RunDetail> {
  const row = await readRun(ctx, id);
  const [steps, version, waits] = await Promise.all([
    ctx.db.rpc("list_run_nodes", { p_run: id }),
    ctx.db.rpc("find_run_version", { p_run: id }),
    ctx.db
      .from("run_waits")
      .select("node_id, until")
      .eq("run_id", id)
      .eq("kind", "approval")
      .is("approved", null),
  ]);
  return toRunDetail(row, unwrap(steps), unwrap(waits), unwrap(version));
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
