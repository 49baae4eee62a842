import type { Context } from "../context.ts";
import { reapDeadRuns } from "./reap-dead-runs.ts";
import type { RunsPort } from "./start-run.ts";

/** Below a minute, the time of a cron slot and of a serverless call; what is not done then is handed on. */
const BUDGET_MS = 40_000;

/** Works the queue where no process does it all the time, and ends what nobody may take up any more. */
export const cronDrain = async (ctx: Pick<Context, "service"> & RunsPort) => ({
  reaped: await reapDeadRuns(ctx),
  taken: await ctx.runs.drain(BUDGET_MS),
});
