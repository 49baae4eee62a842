import type { Context } from "../context.ts";
import { isStale } from "../markets/freshness.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { SyncStatus } from "./schema.ts";
import { type SyncRunRow, toSyncRun } from "./to-sync-run.ts";

type Answer = {
  markets: number;
  events: number;
  last_success_at: string | null;
  running: SyncRunRow | null;
  latest: SyncRunRow | null;
};

/** Closes runs whose process died first, so that none is shown as running that is not. */
export async function getSyncStatus(
  ctx: Pick<Context, "db" | "service" | "origin" | "now">,
): Promise<SyncStatus> {
  unwrap(await ctx.service.rpc("reap_sync_runs"));
  const answer = unwrap(await ctx.db.rpc("get_sync_status", { p_origin: ctx.origin })) as Answer;
  const lastSuccessAt = answer.last_success_at && toIso(answer.last_success_at);
  return {
    source: ctx.origin,
    upstream: toUpstreamState(answer.latest),
    markets: answer.markets,
    events: answer.events,
    rejects: answer.latest?.rejects ?? 0,
    lastSuccessAt,
    stale: isStale(lastSuccessAt, ctx.now()),
    running: answer.running && toSyncRun(answer.running),
    latest: answer.latest && toSyncRun(answer.latest),
  };
}

function toUpstreamState(latest: SyncRunRow | null): SyncStatus["upstream"] {
  if (latest?.status === "success" || (latest?.status === "running" && latest.pages > 0))
    return "ok";
  return latest?.error?.code === "UPSTREAM_FAILED" ? "failing" : "unknown";
}
