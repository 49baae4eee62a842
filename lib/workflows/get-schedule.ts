import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { getWorkflow } from "./get-workflow.ts";
import type { Schedule } from "./schedule-api.ts";
import { toSchedule } from "./to-schedule.ts";

export async function getSchedule(
  ctx: Pick<Context, "db" | "now">,
  { id }: { id: string },
): Promise<Schedule | null> {
  const row = unwrap(
    await ctx.db.from("workflow_schedules").select().eq("workflow_id", id).maybeSingle(),
  );
  if (row) return toSchedule(ctx.db, row, ctx.now());
  await getWorkflow(ctx, { id });
  return null;
}
