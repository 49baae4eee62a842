import type { Context } from "../context.ts";
import { AppError, toAppError } from "../errors.ts";
import type { Database } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { invalidWorkflow } from "./check-draft.ts";
import { checkGraph } from "./find-problems.ts";
import { readPublishedGraph } from "./published-graph.ts";
import { scheduleSchema } from "./schedule-api.ts";
import { jitterMs, readSchedule, type ScheduleClock } from "./schedule-clock.ts";
import { decideSlot, type SlotDecision } from "./schedule-decision.ts";
import { scheduleRunId } from "./schedule-run-id.ts";
import { startRun } from "./start-run.ts";

type ScheduleContext = Parameters<typeof startRun>[0] &
  Pick<Context, "service" | "now" | "log"> & {
    inBackground(what: string, work: () => Promise<unknown>): void;
  };

type Due = Database["public"]["Functions"]["claim_due_schedules"]["Returns"][number];
type Outcome = "started" | "skipped" | "waiting" | "failed";

const BATCH = 50;
/** Under the minute after which the next call comes. */
const BUDGET_MS = 40_000;

/** Starts what is due. Two calls at once share the work: a row goes to one of them, a slot has one run. */
export async function runSchedules(ctx: ScheduleContext): Promise<Record<Outcome, number>> {
  const counts = { started: 0, skipped: 0, waiting: 0, failed: 0 };
  const until = ctx.now().getTime() + BUDGET_MS;
  for (;;) {
    const p_now = ctx.now().toISOString();
    const due = unwrap(await ctx.service.rpc("claim_due_schedules", { p_now, p_limit: BATCH }));
    for (const row of due) counts[await workSlot(ctx, row)]++;
    if (due.length < BATCH || ctx.now().getTime() > until) return counts;
  }
}

async function workSlot(ctx: ScheduleContext, due: Due): Promise<Outcome> {
  const slot = new Date(due.slot_at);
  const clock = openClock(due);
  if (!clock) {
    await finish(ctx, due, null, { error: "The expression cannot be read any more" });
    return "failed";
  }
  const overlap = scheduleSchema.shape.overlap.parse(due.overlap);
  const dueAt = (time: Date) => toRunTime(due, time, clock);
  const decision = decideSlot({ slot, now: ctx.now(), overlap, isBusy: due.is_busy, dueAt }, clock);
  if (decision.act === "wait") return "waiting";
  const next = decision.next && { slot: decision.next, runAt: dueAt(decision.next) };
  if (decision.act === "skip") {
    await finish(ctx, due, next, {});
    return "skipped";
  }
  try {
    await finish(ctx, due, next, { run: await start(ctx, due, decision) });
    return "started";
  } catch (error) {
    const failure = toAppError(error);
    // The claim runs out and the slot comes again.
    if (failure.code === "UNAVAILABLE") throw failure;
    ctx.log("warn", "a scheduled run did not start", { workflowId: due.workflow_id, error });
    await finish(ctx, due, next, { error: failure.message });
    return "failed";
  }
}

async function start(
  ctx: ScheduleContext,
  { workflow_id: workflowId, user_id: userId }: Due,
  { slot }: Extract<SlotDecision, { act: "run" }>,
): Promise<string> {
  const checked = checkGraph(await readPublishedGraph(ctx.service, { workflowId, userId }));
  if (checked.problems.length > 0) throw invalidWorkflow(checked.problems);
  const runId = await scheduleRunId(workflowId, slot);
  try {
    const request = {
      runId,
      userId,
      workflowId,
      checked,
      options: {},
      trigger: "schedule",
    } as const;
    const { finished } = await startRun(ctx, request);
    ctx.inBackground("run", () => finished);
  } catch (error) {
    // An earlier call started it and died before it could say so.
    if (!(error instanceof AppError && error.code === "CONFLICT")) throw error;
  }
  return runId;
}

type Next = { slot: Date; runAt: Date } | null;

const toRunTime = ({ workflow_id, jitter_s }: Due, slot: Date, clock: ScheduleClock): Date =>
  new Date(slot.getTime() + jitterMs(workflow_id, slot, clock.after(slot, 1)[0] ?? null, jitter_s));

async function finish(
  ctx: ScheduleContext,
  due: Due,
  next: Next,
  { run, error }: { run?: string; error?: string },
): Promise<void> {
  unwrap(
    await ctx.service.rpc("finish_schedule_slot", {
      p_workflow: due.workflow_id,
      p_slot: due.slot_at,
      // The generator knows no nullable argument; null pauses the schedule.
      p_next_slot: (next && next.slot.toISOString()) as string,
      p_next_run: (next && next.runAt.toISOString()) as string,
      ...(run !== undefined && { p_run: run }),
      ...(error !== undefined && { p_error: error }),
    }),
  );
}

function openClock({ cron, time_zone }: Due): ScheduleClock | null {
  try {
    return readSchedule(cron, time_zone);
  } catch {
    return null;
  }
}
