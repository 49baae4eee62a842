import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Check } from "./api.ts";
import { housekeepingAge } from "./housekeeping.ts";

const ANSWER_WITHIN_MS = 2000;
/** Three slots of the scheduler. */
const SYNC_OVERDUE_SECONDS = 15 * 60;
/** It waits for the first sync, and a slice may take a minute. */
const INGEST_OVERDUE_SECONDS = 20 * 60;
const HOUSEKEEPING_OVERDUE_SECONDS = 60;
/** Five calls of the cron route. */
const SCHEDULES_OVERDUE_SECONDS = 5 * 60;
const STARTING_SECONDS = 2 * 60;
/** By cron route, what a check calls it and after how long it is overdue: ten calls of each minute, four of each five. */
const LOOPS = {
  score: { name: "score", overdueSeconds: 20 * 60 },
  "grade-signals": { name: "grade", overdueSeconds: 20 * 60 },
  "evaluate-alerts": { name: "alerts", overdueSeconds: 10 * 60 },
} as const;

type HealthContext = Pick<Context, "service" | "origin" | "now" | "env">;
type AgeContext = Omit<HealthContext, "env">;

/** Throws UNAVAILABLE with the reasons when something does not work. */
export async function checkHealth(ctx: HealthContext): Promise<{ status: "ok"; checks: Check[] }> {
  const checks = [...(await checkDatabase(ctx)), checkHousekeeping()];
  const failing = checks.filter(({ ok }) => !ok);
  if (failing.length === 0) return { status: "ok", checks };
  const reasons = failing.map(({ name, reason }) => `${name}: ${reason ?? "fails"}`);
  throw new AppError("UNAVAILABLE", reasons.join("; "), { details: { checks } });
}

/** Ages are asked of the database, so the same questions answer for it. */
async function checkDatabase(ctx: HealthContext): Promise<Check[]> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const [sync, ingest, lateness, loops] = await Promise.all([
      syncAge(ctx, signal),
      ingestAge(ctx, signal),
      scheduleLateness(ctx, signal),
      checkLoops(ctx, signal),
    ]);
    return [
      { name: "database", ok: true, reason: null, ageSeconds: null, budgetSeconds: null },
      checkAge("sync", sync, SYNC_OVERDUE_SECONDS),
      checkAge("ingest", ingest, INGEST_OVERDUE_SECONDS),
      ...loops,
      checkSchedules(lateness),
    ];
  } catch {
    const reason = `does not answer within ${ANSWER_WITHIN_MS} ms`;
    return [{ name: "database", ok: false, reason, ageSeconds: null, budgetSeconds: null }];
  }
}

/** Seconds since the last complete sync of the active source; null before the first. */
export async function syncAge(
  { service, origin, now }: AgeContext,
  signal: AbortSignal,
): Promise<number | null> {
  const row = unwrap(
    await service
      .from("sync_sources")
      .select("last_success_at")
      .eq("origin", origin)
      .abortSignal(signal)
      .maybeSingle(),
  );
  const last = row?.last_success_at;
  return last ? Math.max(0, (now().getTime() - Date.parse(last)) / 1000) : null;
}

/** Seconds since the last slice of the ingest in which nothing failed; null before the first. */
async function ingestAge(
  { service, origin, now }: HealthContext,
  signal: AbortSignal,
): Promise<number | null> {
  const row = unwrap(
    await service
      .from("ingest_feeds")
      .select("last_success_at")
      .eq("origin", origin)
      .eq("feed", "cron")
      .abortSignal(signal)
      .maybeSingle(),
  );
  const last = row?.last_success_at;
  return last ? Math.max(0, (now().getTime() - Date.parse(last)) / 1000) : null;
}

/** A process that has just started is given the time of its first round. */
function checkAge(name: string, ageSeconds: number | null, overdueSeconds: number): Check {
  const isOverdue = (ageSeconds ?? process.uptime()) > overdueSeconds;
  const since = ageSeconds === null ? "has never succeeded" : "is overdue";
  return {
    name,
    ok: !isOverdue,
    reason: isOverdue ? since : null,
    ageSeconds,
    budgetSeconds: overdueSeconds,
  };
}

/** Seconds since each loop's call last worked; a loop that this deployment's scheduler leaves out is not waited for. */
async function checkLoops(
  { service, now, env }: HealthContext,
  signal: AbortSignal,
): Promise<Check[]> {
  const rows = unwrap(
    await service.from("loop_runs").select("loop, last_success_at").abortSignal(signal),
  );
  const known = new Map(rows.map((row) => [row.loop, row.last_success_at]));
  const scheduled = env.SCHEDULER_JOBS?.split(",").map((job) => job.trim());
  return Object.entries(LOOPS).map(([loop, { name, overdueSeconds }]) => {
    const last = known.get(loop) ?? null;
    const age = last === null ? null : (now().getTime() - Date.parse(last)) / 1000;
    if (scheduled && !scheduled.includes(loop))
      return {
        name,
        ok: true,
        reason: "is not scheduled here",
        ageSeconds: age,
        budgetSeconds: null,
      };
    return checkAge(name, age === null ? null : Math.max(0, age), overdueSeconds);
  });
}

/** Seconds since a schedule was due that no cron call has looked at; null where each was. */
async function scheduleLateness(
  { service, now }: HealthContext,
  signal: AbortSignal,
): Promise<number | null> {
  const nowMs = now().getTime();
  const since = new Date(nowMs - SCHEDULES_OVERDUE_SECONDS * 1000).toISOString();
  const [row] = unwrap(
    await service
      .from("workflow_schedules")
      .select("next_run_at")
      .eq("status", "active")
      .lt("next_run_at", since)
      .or(`claimed_until.is.null,claimed_until.lt."${since}"`)
      .order("next_run_at")
      .limit(1)
      .abortSignal(signal),
  );
  return row?.next_run_at ? (nowMs - Date.parse(row.next_run_at)) / 1000 : null;
}

/** A process that has just started is given the time of its first calls. */
function checkSchedules(ageSeconds: number | null): Check {
  const isOverdue = ageSeconds !== null && process.uptime() > STARTING_SECONDS;
  return {
    name: "schedules",
    ok: !isOverdue,
    reason: isOverdue ? "are overdue" : null,
    ageSeconds,
    budgetSeconds: SCHEDULES_OVERDUE_SECONDS,
  };
}

function checkHousekeeping(): Check {
  const ageSeconds = housekeepingAge();
  const isOverdue = ageSeconds !== null && ageSeconds > HOUSEKEEPING_OVERDUE_SECONDS;
  return {
    name: "housekeeping",
    ok: !isOverdue,
    reason: isOverdue ? "is overdue" : null,
    ageSeconds,
    budgetSeconds: HOUSEKEEPING_OVERDUE_SECONDS,
  };
}
