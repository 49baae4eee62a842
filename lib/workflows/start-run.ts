import { toStorable } from "./to-storable.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { CheckedGraph } from "./find-problems.ts";
import { liveRuns } from "./live-runs.ts";
import { compilePlan, type PlanOptions } from "./plan.ts";
import { RunFeed } from "./run-feed.ts";
import { createRunPorts, type RunContext } from "./run-ports.ts";
import { runWorkflow } from "./run-workflow.ts";
import { createSqlRunLog } from "./sql-run-log.ts";
import type { RunRow } from "./to-run.ts";

/** A cancel that another process took is seen within half a second, and the lease never grows old. */
const HEARTBEAT_MS = 350;

export type RunRequest = {
  userId: string;
  workflowId: string | null;
  checked: CheckedGraph;
  options: Pick<PlanOptions, "fromNode" | "untilNode">;
  trigger: "stream" | "background" | "schedule" | "sub-workflow";
};

export type StartedRun = { row: RunRow; finished: Promise<void> };

/** Writes the run down and works it in this process; it goes on when nobody listens. */
export async function startRun(
  ctx: RunContext,
  { userId, workflowId, checked, options, trigger }: RunRequest,
): Promise<StartedRun> {
  const plan = compilePlan(checked, options);
  const rows = unwrap(
    await ctx.service.rpc("create_run", {
      p_user: userId,
      p_workflow: workflowId as string,
      p_graph: toStorable(checked.graph),
      p_options: toStorable(options),
      p_trigger: trigger,
      p_owner: crypto.randomUUID(),
    }),
  );
  const row = rows[0];
  if (!row) throw new Error("create_run gave no row");
  const feed = new RunFeed();
  const controller = new AbortController();
  liveRuns.add(row.id, { feed, cancel: () => controller.abort() });
  const run = runWorkflow({
    plan,
    runId: row.id,
    workflowId,
    ports: createRunPorts(ctx, userId, row.id),
    log: createSqlRunLog(ctx.service, row.id, row.lease_token),
    signal: controller.signal,
    onStored: (events) => feed.push(events),
    clock: () => ctx.now().getTime(),
  });
  const heartbeat = setInterval(() => run.beat(), HEARTBEAT_MS);
  const finished = run.finished
    .then(() => undefined)
    .catch((error: unknown) => ctx.log("warn", "a run was lost", { runId: row.id, error }))
    .finally(() => {
      clearInterval(heartbeat);
      liveRuns.remove(row.id);
      feed.end();
    });
  return { row, finished };
}
