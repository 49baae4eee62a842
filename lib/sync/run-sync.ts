import type { Context } from "../context.ts";
import type { SyncRun } from "./schema.ts";
import { type StartOptions, startSync } from "./start-sync.ts";
import { toSyncRun } from "./to-sync-run.ts";
import { type WorkContext, workSync } from "./work-sync.ts";

type RunContext = WorkContext & Pick<Context, "origin">;

/** One slice of a sync, waited for: the run as it then stands, or null when there is none to show. */
export async function runSync(
  ctx: RunContext,
  options: StartOptions & { budgetMs?: number },
): Promise<{ outcome: "worked" | "busy" | "done"; run: SyncRun | null }> {
  const started = await startSync(ctx, options);
  if (started.outcome !== "claimed")
    return { outcome: started.outcome, run: started.run && toSyncRun(started.run) };
  const { budgetMs } = options;
  const run = await workSync(ctx, started.claim, budgetMs === undefined ? {} : { budgetMs });
  return { outcome: "worked", run: run && toSyncRun(run) };
}
