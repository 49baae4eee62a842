import { sqlState } from "../supabase/retry-database.ts";
import type { SyncBatch, SyncReject } from "./plan-batch.ts";
import type { SyncStore } from "./sync-store.ts";
import type { SyncRow } from "./to-sync-rows.ts";

const ROWS_A_BATCH = 500;

type Options = { store: SyncStore; batch: number; listed: boolean };
type Written = { rows: number; rejects: SyncReject[] };

/** Stores what changed of a page, 500 rows at a time, and quarantines the rest with its reasons. */
export async function writeBatch(
  { events, markets, rejects }: SyncBatch,
  { store, batch, listed }: Options,
): Promise<Written> {
  const changed = await store.diff(batch, events, markets);
  const fits = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return (row: SyncRow) => wanted.has(row.id);
  };
  const changedEvents = events.filter(fits(changed.events));
  const changedMarkets = markets.filter(fits(changed.markets));
  const written: Written = { rows: 0, rejects: [...rejects] };
  const size = Math.max(changedEvents.length, changedMarkets.length);
  for (let at = 0; at < size; at += ROWS_A_BATCH) {
    const part: Part = {
      events: changedEvents.slice(at, at + ROWS_A_BATCH),
      markets: changedMarkets.slice(at, at + ROWS_A_BATCH),
    };
    await writePart(part, store, listed, written);
  }
  if (written.rejects.length > 0) await store.reject(written.rejects.map(withStorableRaw));
  return written;
}

type Part = { events: SyncRow[]; markets: SyncRow[] };

/** A value that the database refuses fails its whole batch, so the batch is halved until the row stands alone. */
async function writePart(
  part: Part,
  store: SyncStore,
  listed: boolean,
  written: Written,
): Promise<void> {
  const { events, markets } = part;
  try {
    const counts = await store.upsert(events, markets, listed);
    written.rows += counts.events + counts.markets;
  } catch (error) {
    if (!/^2[23]/.test(sqlState(error))) throw error;
    if (events.length + markets.length === 1) {
      const [row] = [...events, ...markets];
      if (row)
        written.rejects.push(toRefused(events.length === 1 ? "event" : "market", row, error));
      return;
    }
    for (const half of toHalves(part)) await writePart(half, store, listed, written);
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
