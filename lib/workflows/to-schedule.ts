import type { Db } from "../context.ts";
import type { Database } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type Schedule, scheduleSchema } from "./schedule-api.ts";
import { readSchedule } from "./schedule-clock.ts";

type Row = Database["public"]["Tables"]["workflow_schedules"]["Row"];

const SHOWN_RUNS = 5;
const toIso = (moment: string) => new Date(moment).toISOString();

/** With its last run and what comes next. */
export async function toSchedule(db: Db, row: Row, now: Date): Promise<Schedule> {
  const isActive = row.status === "active";
  return {
    workflowId: row.workflow_id,
    cron: row.cron,
    timeZone: row.time_zone,
    overlap: scheduleSchema.shape.overlap.parse(row.overlap),
    jitterSeconds: row.jitter_s,
    maxFailures: row.max_failures,
    status: isActive ? "active" : "paused",
    pauseReason: row.pause_reason,
    failures: row.failures,
    lastError: row.last_error,
    nextRuns: findNextRuns(row, now),
    nextRunAt: isActive && row.next_run_at ? toIso(row.next_run_at) : null,
    lastRunAt: row.last_run_at && toIso(row.last_run_at),
    lastRun: row.last_run_id === null ? null : await readLastRun(db, row.last_run_id),
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

/** None of an expression that was written past the API and cannot be read. */
function findNextRuns({ cron, time_zone }: Row, now: Date): string[] {
  try {
    return readSchedule(cron, time_zone)
      .after(now, SHOWN_RUNS)
      .map((time) => time.toISOString());
  } catch {
    return [];
  }
}

async function readLastRun(db: Db, id: string): Promise<Schedule["lastRun"]> {
  const run = unwrap(
    await db
      .from("workflow_executions")
      .select("id, status, finished_at")
      .eq("id", id)
      .maybeSingle(),
  );
  return (
    run && { id: run.id, status: run.status, finishedAt: run.finished_at && toIso(run.finished_at) }
  );
}
