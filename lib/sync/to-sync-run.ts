import type { Origin } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import type { SyncRun } from "./schema.ts";

/** A row of `sync_runs`. */
export type SyncRunRow = {
  id: string;
  origin: Origin;
  status: SyncRun["status"];
  trigger: SyncRun["trigger"];
  state: unknown;
  pages: number;
  events_seen: number;
  markets_seen: number;
  rows_written: number;
  rejects: number;
  error: SyncRun["error"];
  started_at: string;
  finished_at: string | null;
};

export const toSyncRun = (row: SyncRunRow): SyncRun => ({
  id: row.id,
  origin: row.origin,
  status: row.status,
  trigger: row.trigger,
  startedAt: toIso(row.started_at),
  finishedAt: row.finished_at && toIso(row.finished_at),
  pages: row.pages,
  eventsSeen: row.events_seen,
  marketsSeen: row.markets_seen,
  rowsWritten: row.rows_written,
  rejects: row.rejects,
  error: row.error,
});
