import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { RetentionReport } from "./ingest-api.ts";
import { withLease } from "./lease.ts";

/** Days after which rows go, by the names of `delete_expired`; docs/decisions.md says why. */
export const RETENTION_DAYS = {
  prices_1m: 14,
  prices_1h: 730,
  trades: 400,
  raw_answers: 30,
  run_events: 30,
  sync_logs: 30,
  sync_runs: 90,
  ingest_rejects: 30,
  leases: 1,
} as const;

const DAY_MS = 86_400_000;
/** Small enough that nobody waits long behind one batch. */
const ROWS_A_BATCH = 5000;
const BUDGET_MS = 45_000;

type RetentionContext = Pick<Context, "service" | "now" | "signal"> & { processId: string };

/** Deletes what is past its age, batch by batch, until there is none or the time is up. */
export async function cronRetention(ctx: RetentionContext): Promise<RetentionReport> {
  const lease = { name: "retention", owner: ctx.processId, signal: ctx.signal };
  const report = await withLease(ctx.service, lease, (_claim, signal) => work({ ...ctx, signal }));
  return report ?? { status: "busy", deleted: {} };
}

async function work({ service, now, signal }: RetentionContext): Promise<RetentionReport> {
  const startMs = now().getTime();
  const report: RetentionReport = { status: "done", deleted: {} };
  for (const [what, days] of Object.entries(RETENTION_DAYS)) {
    const p_before = new Date(startMs - days * DAY_MS).toISOString();
    for (;;) {
      if (signal.aborted || now().getTime() - startMs > BUDGET_MS)
        return { ...report, status: "running" };
      const deleted = unwrap(
        await service.rpc("delete_expired", { p_what: what, p_before, p_limit: ROWS_A_BATCH }),
      );
      report.deleted[what] = (report.deleted[what] ?? 0) + deleted;
      if (deleted < ROWS_A_BATCH) break;
    }
  }
  return report;
}
