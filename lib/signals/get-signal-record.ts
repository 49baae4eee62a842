import type { z } from "zod";
import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { getSignalRecordEndpoint } from "./api.ts";
import { SIGNAL_HORIZONS, type SignalRecord } from "./schema.ts";
import { type RecordRow, toSignalRecord } from "./to-signal-record.ts";

type RecordContext = Pick<Context, "db" | "origin" | "now">;

/** The correction runs over all kinds, whichever one is asked for: to ask for one alone makes nothing more certain. */
export async function getSignalRecord(
  { db, origin, now }: RecordContext,
  { kind }: z.output<typeof getSignalRecordEndpoint.input>,
): Promise<SignalRecord[]> {
  const rows = unwrap(await db.rpc("read_signal_record", { p_origin: origin }));
  const record = toSignalRecord(
    rows.map((row): RecordRow => ({
      kind: row.source_type,
      horizon: SIGNAL_HORIZONS.find((horizon) => horizon === row.horizon) ?? "settlement",
      signals: row.signals,
      missing: row.missing,
      graded: row.graded,
      feeUnknown: row.fee_unknown,
      events: row.clusters,
      mean: row.mean,
      error: row.error,
      hitRate: row.hit_rate,
      asOf: row.as_of === null ? null : new Date(row.as_of).toISOString(),
    })),
    now(),
  );
  return kind ? record.filter((row) => row.kind === kind) : record;
}
