import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";

/** What settled markets were priced at before their end, in batches until nothing is due or the time is up. */
export async function refreshClosings(
  { service, origin, now, signal }: Pick<Context, "service" | "origin" | "now" | "signal">,
  { budgetMs }: { budgetMs: number },
): Promise<number> {
  const startMs = now().getTime();
  const args = { p_origin: origin, p_now: new Date(startMs).toISOString() };
  let measured = 0;
  for (let more = true; more && !signal.aborted && now().getTime() < startMs + budgetMs;) {
    const batch = unwrap(await service.rpc("refresh_closings", args).abortSignal(signal));
    measured += batch;
    more = batch > 0;
  }
  return measured;
}
