import type { Db } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Json } from "../supabase/database.types.ts";
import { type PackPort, packRawAnswers } from "./pack-raw-answers.ts";
import type { SyncReject } from "./plan-batch.ts";
import { retryDatabase, sqlState } from "../supabase/retry-database.ts";
import { appendFields, joinRows } from "./row-text.ts";
import type { SyncProgress, SyncState } from "./sync-state.ts";
import type { SyncRow } from "./to-sync-rows.ts";
import type { SyncRunRow } from "./to-sync-run.ts";

/** What holding the lease of a run allows: every call is refused once another holds it. */
export type Claim = { run: SyncRunRow; token: number };

type Ids = { events: string[]; markets: string[] };
type Counts = { events: number; markets: number };

/** Rows as they travel. */
export type PackedRows = { p_events: string; p_markets: string; p_raw: string; p_lines: number };

/** Written by hand: ids that look like numbers turn an object into a slow table. */
const toHashes = (rows: readonly SyncRow[]) =>
  `{${rows.map(({ id, content_hash }) => `${JSON.stringify(id)}:"${content_hash}"`).join(",")}}`;

const toJson = (value: unknown) => value as Json;

/** Each row with its hash and the line of its raw answer. */
const toText = (rows: readonly SyncRow[], firstLine: number) =>
  joinRows(
    rows.map(({ text, content_hash }, index) =>
      appendFields(text, [content_hash, firstLine + index]),
    ),
  );

export function createSyncStore(db: Db, { run, token }: Claim, port: PackPort) {
  const mine = { p_run: run.id, p_token: token };
  return {
    /** Notes all as seen and says which ids changed. */
    diff: (batch: number, events: readonly SyncRow[], markets: readonly SyncRow[]) =>
      retryDatabase(async () =>
        unwrap(
          await db.rpc("diff_sync_batch", {
            ...mine,
            p_batch: batch,
            p_events: toHashes(events),
            p_markets: toHashes(markets),
          }),
        ),
      ) as Promise<unknown> as Promise<Ids>,
    /** May be done while other rows are being written: it takes this process about as long as the database takes to write them. */
    pack: async (events: readonly SyncRow[], markets: readonly SyncRow[]): Promise<PackedRows> => ({
      p_events: toText(events, 0),
      p_markets: toText(markets, events.length),
      p_raw: await packRawAnswers(
        [...events, ...markets].map(({ raw }) => raw),
        port,
      ),
      p_lines: events.length + markets.length,
    }),
    upsert: (rows: PackedRows, listed: boolean) =>
      retryDatabase(async () =>
        unwrap(await db.rpc("upsert_sync_batch", { ...mine, ...rows, p_listed: listed })),
      ) as Promise<unknown> as Promise<Counts>,
    reject: (rejects: readonly SyncReject[]) =>
      retryDatabase(async () =>
        unwrap(await db.rpc("record_sync_rejects", { ...mine, p_rejects: toJson(rejects) })),
      ),
    save: (state: SyncState, progress: SyncProgress) =>
      retryDatabase(async () =>
        unwrap(
          await db.rpc("save_sync_progress", { ...mine, p_state: state, p_progress: progress }),
        ),
      ),
    listMissingMarkets: (after: string, limit: number) =>
      retryDatabase(async () =>
        unwrap(
          await db.rpc("list_closure_candidates", {
            p_run: run.id,
            p_after: after,
            p_limit: limit,
          }),
        ),
      ) as Promise<unknown> as Promise<string[]>,
    listMissingEvents: (limit: number) =>
      retryDatabase(async () =>
        unwrap(await db.rpc("list_event_closure_candidates", { p_run: run.id, p_limit: limit })),
      ) as Promise<unknown> as Promise<{ id: string; slug: string }[]>,
    takeStubs: (limit: number) =>
      retryDatabase(async () =>
        unwrap(await db.rpc("take_stubs", { p_origin: run.origin, p_limit: limit })),
      ),
    markStubs: (ids: string[]) =>
      retryDatabase(async () =>
        unwrap(await db.rpc("mark_stubs", { p_origin: run.origin, p_ids: ids })),
      ),
    listLoneEvents: (limit: number) =>
      retryDatabase(async () =>
        unwrap(await db.rpc("list_lone_events", { p_origin: run.origin, p_limit: limit })),
      ),
    settle: () => retryDatabase(async () => unwrap(await db.rpc("settle_sync_run", mine))),
    snapshotPrices: (largest: number) =>
      retryDatabase(async () =>
        unwrap(await db.rpc("snapshot_prices", { p_origin: run.origin, p_largest: largest })),
      ),
    renew: async () =>
      unwrap(await db.rpc("renew_lease", { p_name: `sync:${run.origin}`, p_token: token })),
    pause: async () => unwrap(await db.rpc("pause_sync_run", mine)),
    finish: (status: "success" | "error", error: SyncRunRow["error"], crawl: Json | null) =>
      retryDatabase(async () =>
        unwrap(
          await db.rpc("finish_sync_run", {
            ...mine,
            p_status: status,
            ...(error && { p_error: error }),
            ...(crawl && { p_crawl: crawl }),
          }),
        ),
      ) as Promise<unknown> as Promise<SyncRunRow>,
    log: async (
      level: "info" | "warn" | "error",
      message: string,
      fields: NonNullable<Json> = {},
    ) => unwrap(await db.from("sync_logs").insert({ run_id: run.id, level, message, fields })),
  };
}

export type SyncStore = ReturnType<typeof createSyncStore>;

/** Another process holds the lease by now: whatever this one still has in hand is refused. */
export const isLeaseLost = (error: unknown): boolean => sqlState(error) === "PT409";
