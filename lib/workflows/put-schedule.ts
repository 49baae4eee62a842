import type { z } from "zod";
import type { Context } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { getWorkflow } from "./get-workflow.ts";
import type { putScheduleEndpoint, Schedule } from "./schedule-api.ts";
import { jitterMs, readSchedule } from "./schedule-clock.ts";
import { toSchedule } from "./to-schedule.ts";

/** Times begin anew from now: slots of the schedule that was there before are not made up for. */
export async function putSchedule(
  ctx: Pick<Context, "db" | "now">,
  input: z.output<typeof putScheduleEndpoint.input>,
): Promise<Schedule> {
  const { id, cron, timeZone, overlap, jitterSeconds, maxFailures, status } = input;
  const now = ctx.now();
  const [slot, following = null] = readSchedule(cron, timeZone).after(now, 2);
  if (!slot) throw invalidInput("cron", "names no time that ever comes");
  await getWorkflow(ctx, { id });
  const runAt = new Date(slot.getTime() + jitterMs(id, slot, following, jitterSeconds));
  const [row] = unwrap(
    await ctx.db
      .from("workflow_schedules")
      .upsert(
        {
          workflow_id: id,
          cron,
          time_zone: timeZone,
          overlap,
          jitter_s: jitterSeconds,
          max_failures: maxFailures,
          status,
          pause_reason: status === "paused" ? "Paused by its owner" : null,
          failures: 0,
          last_error: null,
          next_slot_at: slot.toISOString(),
          next_run_at: runAt.toISOString(),
          claimed_until: null,
          updated_at: now.toISOString(),
        },
        { onConflict: "workflow_id" },
      )
      .select(),
  );
  if (!row) throw new Error("The schedule gave no row");
  return toSchedule(ctx.db, row, now);
}
