import type { Context } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type SyncRunRow, toSyncRun } from "../sync/to-sync-run.ts";
import type { AdminSync } from "./schema.ts";

type RejectRow = {
  job: "sync" | "ingest";
  kind: string;
  row_id: string;
  reason: string;
  first_seen_at: string;
  last_seen_at: string;
};

export async function getAdminSync(
  { service, origin }: Pick<Context, "service" | "origin">,
  { limit }: { limit: number },
): Promise<AdminSync> {
  const [runs, rejects] = await Promise.all([
    service
      .from("sync_runs")
      .select("*")
      .eq("origin", origin)
      .order("started_at", { ascending: false })
      .limit(limit),
    service.rpc("list_rejects", { p_origin: origin, p_limit: limit }),
  ]);
  return {
    runs: (unwrap(runs) as unknown as SyncRunRow[]).map(toSyncRun),
    rejects: (unwrap(rejects) as RejectRow[]).map((row) => ({
      job: row.job,
      kind: row.kind,
      rowId: row.row_id,
      reason: row.reason,
      firstSeenAt: toIso(row.first_seen_at),
      lastSeenAt: toIso(row.last_seen_at),
    })),
  };
}
