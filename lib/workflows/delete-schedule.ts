import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export async function deleteSchedule({ db }: Pick<Context, "db">, { id }: { id: string }) {
  const rows = unwrap(
    await db.from("workflow_schedules").delete().eq("workflow_id", id).select("workflow_id"),
  );
  if (rows.length === 0) throw notFound("Schedule of workflow", id);
  return { deleted: true as const };
}
