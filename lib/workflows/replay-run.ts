import type { z } from "zod";
import { type Context, userOf } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type AnswerContext, answerWithRun } from "./answer-with-run.ts";
import type { replayRunEndpoint } from "./api.ts";
import { bodyTypes } from "./body-types.ts";
import { invalidWorkflow } from "./check-draft.ts";
import { checkGraph } from "./find-problems.ts";
import { readOptions } from "./sql-run-queue.ts";
import { type RunsPort, startRun } from "./start-run.ts";

type ReplayContext = Context & RunsPort & AnswerContext;

/** A new run of what an earlier one ran: its graph, its pins, and the workflows it called, all as they were then. */
export async function replayRun(
  ctx: ReplayContext,
  { id, mode }: z.output<typeof replayRunEndpoint.input>,
) {
  const row = unwrap(
    await ctx.db
      .from("workflow_executions")
      .select("graph, bodies, options, workflow_id")
      .eq("id", id)
      .maybeSingle(),
  );
  if (!row) throw notFound("Run", id);
  const checked = checkGraph(row.graph);
  const bodies = new Map(
    Object.entries(row.bodies as object).map(([key, graph]) => [
      key,
      checkGraph(graph, bodyTypes()),
    ]),
  );
  const problems = [...checked.problems, ...[...bodies.values()].flatMap((body) => body.problems)];
  if (problems.length > 0) throw invalidWorkflow(problems);
  const started = await startRun(ctx, {
    userId: userOf(ctx).id,
    workflowId: row.workflow_id,
    checked,
    bodies,
    options: readOptions(row.options),
    trigger: mode,
    replayOf: id,
  });
  return answerWithRun(ctx, started, mode);
}
