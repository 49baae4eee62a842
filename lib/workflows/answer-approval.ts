import { type Context, userOf } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Run } from "./api.ts";
import { liveRuns } from "./live-runs.ts";
import type { RunsPort } from "./start-run.ts";
import { toRun } from "./to-run.ts";

type AnswerContext = Pick<Context, "service" | "user"> & RunsPort;

/** The owner's word on a node that waits for it; whoever works the run, or nobody, goes on with it at once. */
export async function answerApproval(
  ctx: AnswerContext,
  { id, nodeId, approved }: { id: string; nodeId: string; approved: boolean },
): Promise<Run> {
  const rows = unwrap(
    await ctx.service.rpc("answer_approval", {
      p_run: id,
      p_user: userOf(ctx).id,
      p_node: nodeId,
      p_approved: approved,
    }),
  );
  const row = rows[0];
  if (!row) throw notFound("Run", id);
  const live = liveRuns.get(id);
  if (live) live.answer([{ nodeId, approved }]);
  else ctx.runs.wake();
  return toRun(row);
}
