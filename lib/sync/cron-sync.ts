import type { Context } from "../context.ts";
import type { SyncRun } from "./schema.ts";
import { runSync } from "./run-sync.ts";
import type { BackgroundPort } from "./start-sync-now.ts";
import type { WorkContext } from "./work-sync.ts";

const SLOT_MS = 5 * 60_000;
/** Under the 60 s that vercel.json gives the route. */
const BUDGET_MS = 45_000;

/** One slice within the time slot of the call: a second call of the slot finds its work done or in hand. */
export async function cronSync(
  ctx: WorkContext & Pick<Context, "origin"> & BackgroundPort,
): Promise<SyncRun | null> {
  const slot = new Date(Math.floor(ctx.now().getTime() / SLOT_MS) * SLOT_MS);
  const { run } = await runSync(ctx, {
    trigger: "cron",
    owner: ctx.processId,
    slot,
    budgetMs: BUDGET_MS,
  });
  return run;
}
