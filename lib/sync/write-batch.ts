import { sqlState } from "../supabase/retry-database.ts";
import type { SyncBatch, SyncReject } from "./plan-batch.ts";
import type { PackedRows, SyncStore } from "./sync-store.ts";
import type { SyncRow } from "./to-sync-rows.ts";

const ROWS_A_BATCH = 500;

type Options = { store: SyncStore; listed: boolean };
type Written = { rows: number; rejects: SyncReject[] };

type Part = { events: SyncRow[]; markets: SyncRow[] };

/** What changed of a page, and its first rows ready to be sent. */
export type PreparedBatch = {
  changed: Part;
  first: Promise<PackedRows> | null;
  rejects: SyncReject[];
};

/** Notes the page as seen and finds what of it changed; may run while the page before it is still being written. */
export async function prepareBatch(
  { events, markets, rejects }: SyncBatch,
  { store, batch }: { store: SyncStore; batch: number },
): Promise<PreparedBatch> {
  const ids = await store.diff(batch, events, markets);
  const fits = (wanted: ReadonlySet<string>) => (row: SyncRow) => wanted.has(row.id);
  const changed = {
    events: events.filter(fits(new Set(ids.events))),
    markets: markets.filter(fits(new Set(ids.markets))),
  };
  return { changed, first: packAt(store, changed, 0), rejects };
}

/** Stores what changed of a page, 500 rows at a time, and quarantines the rest with its reasons. */
export async function writeBatch(
  { changed, first, rejects }: PreparedBatch,
  { store, listed }: Options,
): Promise<Written> {
  const written: Written = { rows: 0, rejects: [...rejects] };
  let packed = first;
  for (let at = 0; packed !== null; at += ROWS_A_BATCH) {
    const writing = writePart(partAt(changed, at), await packed, { store, listed }, written);
    // Made ready while the rows before it are written.
    packed = packAt(store, changed, at + ROWS_A_BATCH);
    await writing;
  }
  if (written.rejects.length > 0) await store.reject(written.rejects.map(withStorableRaw));
  return written;
}

const partAt = ({ events, markets }: Part, at: number): Part => ({
  events: events.slice(at, at + ROWS_A_BATCH),
  markets: markets.slice(at, at + ROWS_A_BATCH),
});

function packAt(store: SyncStore, changed: Part, at: number): Promise<PackedRows> | null {
  const part = partAt(changed, at);
  if (part.events.length + part.markets.length === 0) return null;
  const packed = store.pack(part.events, part.markets);
  // It may fail before it is waited for.
  packed.catch(() => undefined);
  return packed;
}

/** A value that the database refuses fails its whole batch, so the batch is halved until the row stands alone. */
async function writePart(
  part: Part,
  packed: PackedRows,
  options: Options,
  written: Written,
): Promise<void> {
  const { events, markets } = part;
  try {
    const counts = await options.store.upsert(packed, options.listed);
    written.rows += counts.events + counts.markets;
  } catch (error) {
    if (!/^2[23]/.test(sqlState(error))) throw error;
    if (events.length + markets.length === 1) {
      const [row] = [...events, ...markets];
      if (row)
        written.rejects.push(toRefused(events.length === 1 ? "event" : "market", row, error));
      return;
    }
    for (const half of toHalves(part))
      await writePart(half, await options.store.pack(half.events, half.markets), options, written);
  }
}

function toHalves({ events, markets }: Part): Part[] {
  if (events.length > 0 && markets.length > 0)
    return [
      { events, markets: [] },
      { events: [], markets },
    ];
  const cut = (rows: SyncRow[]) => Math.ceil(rows.length / 2);
  return [
    { events: events.slice(0, cut(events)), markets: markets.slice(0, cut(markets)) },
    { events: events.slice(cut(events)), markets: markets.slice(cut(markets)) },
  ];
}

const toRefused = (kind: SyncReject["kind"], row: SyncRow, error: unknown): SyncReject => {
  const cause = (error as { cause?: { message?: unknown } }).cause;
  const reason = `row: the database refuses it (${String(cause?.message ?? sqlState(error))})`;
  return { kind, row_key: row.id, row_id: row.id, reason, raw: row.raw };
};

/** What cannot be kept as JSON (NUL, half a character) or is endless is kept as a piece of its text. */
function withStorableRaw(reject: SyncReject): SyncReject {
  const text = JSON.stringify(reject.raw) ?? "null";
  const isPlain = text.length <= 65_536 && !/\\u(0000|d[89a-f])/i.test(text);
  if (isPlain) return reject;
  return { ...reject, raw: { text: text.slice(0, 4096).replaceAll("\\u", "u") } };
}
