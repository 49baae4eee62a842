import { toStorable } from "./to-storable.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { CheckedGraph } from "./find-problems.ts";
import { liveRuns } from "./live-runs.ts";
import type { Run } from "./api.ts";
import type { RunEvent } from "./events.ts";
import type { RunIdentity } from "./create-effect-ports.ts";
import { compilePlan, type Plan, type PlanOptions } from "./plan.ts";
import { RunFeed } from "./run-feed.ts";
import { createRunPorts, type RunContext } from "./run-ports.ts";
import { runWorkflow } from "./run-workflow.ts";
import { createSqlRunLog } from "./sql-run-log.ts";

/** A cancel that another process took is seen within half a second, and the lease never grows old. */
const HEARTBEAT_MS = 350;

/** The lease of a new run. */
const FIRST_TOKEN = 1;

export type RunRequest = {
  userId: string;
  workflowId: string | null;
  checked: CheckedGraph;
  options: Pick<PlanOptions, "fromNode" | "untilNode">;
  trigger: "stream" | "background" | "schedule" | "sub-workflow";
};

export type StartedRun = { run: Run; finished: Promise<void> };

/** Writes the run down and works it in this process; it goes on when nobody listens. */
export async function startRun(ctx: RunContext, request: RunRequest): Promise<StartedRun> {
  const { userId, workflowId, checked, options, trigger } = request;
  const runId = crypto.randomUUID();
  const plan = compilePlan(checked, options);
  const started: RunEvent = {
    type: "run_started",
    timestamp: ctx.now().getTime(),
    runId,
    workflowId,
    order: [...plan.order],
  };
  const answer = await ctx.service.rpc("create_run", {
    p_run: runId,
    p_user: userId,
    // The generator knows no nullable argument; the column is.
    p_workflow: workflowId as string,
    p_graph: toStorable(checked.graph),
    p_options: toStorable(options),
    p_trigger: trigger,
    p_owner: crypto.randomUUID(),
    p_started: toStorable(started),
  });
  const createdAt = new Date(unwrap(answer)).toISOString();
  return {
    run: { ...UNFINISHED, id: runId, workflowId, trigger, createdAt, startedAt: createdAt },
    finished: work(ctx, { userId, workflowId, runId, plan, started }),
  };
}

const UNFINISHED = {
  status: "running",
  finishedAt: null,
  durationMs: null,
  error: null,
  usage: null,
} as const;

type Work = RunIdentity & { plan: Plan; started: RunEvent };

async function work(ctx: RunContext, job: Work): Promise<void> {
  const { runId, plan, started } = job;
  const feed = new RunFeed();
  const controller = new AbortController();
  feed.push([{ seq: 1, event: started }]);
  liveRuns.add(runId, { feed, cancel: () => controller.abort() });
  const run = runWorkflow({
    plan,
    runId,
    ports: createRunPorts(ctx, job),
    log: createSqlRunLog(ctx.service, runId, FIRST_TOKEN),
    nextSeq: 2,
    signal: controller.signal,
    onStored: (events) => feed.push(events),
    clock: () => ctx.now().getTime(),
  });
  const heartbeat = setInterval(() => run.beat(), HEARTBEAT_MS);
  try {
    await run.finished;
  } catch (error) {
    ctx.log("warn", "a run was lost", { runId, error });
  } finally {
    clearInterval(heartbeat);
    liveRuns.remove(runId);
    feed.end();
  }
}
