import type { Context } from "../context.ts";
import { reapDeadRuns } from "./reap-dead-runs.ts";

export const cronDrain = async (ctx: Pick<Context, "service">) => ({
  reaped: await reapDeadRuns(ctx),
});
