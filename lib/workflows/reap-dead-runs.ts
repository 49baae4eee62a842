import type { Context, Db } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";

/** Ends every run whose process stopped renewing its lease; how many that were. For boot, cron and reads. */
export async function reapDeadRuns({ service }: Pick<Context, "service">): Promise<number> {
  return unwrap(await service.rpc("reap_dead_runs", {}));
}

/** The same for one run. */
export async function reapRun(service: Db, runId: string): Promise<boolean> {
  return unwrap(await service.rpc("reap_dead_runs", { p_run: runId })) > 0;
}
