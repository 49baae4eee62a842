import type { EventWithMarkets, MarketRecord, Parsed } from "../polymarket/records.ts";
import { hashContent } from "./hash-content.ts";
import { type SyncRow, toEventRow, toMarketRow } from "./to-sync-rows.ts";

export type SyncReject = {
  kind: "event" | "market";
  row_key: string;
  row_id: string | null;
  reason: string;
  raw: unknown;
};

/** Rows of one page, each key once and in order, and what did not fit. */
export type SyncBatch = { events: SyncRow[]; markets: SyncRow[]; rejects: SyncReject[] };

type Rejected = Extract<Parsed<unknown>, { ok: false }>;

const MAX_ID_LENGTH = 200;

export function planEvents(page: readonly EventWithMarkets[]): SyncBatch {
  const rejects: SyncReject[] = [];
  const events: SyncRow[] = [];
  const markets: SyncRow[] = [];
  for (const { event, markets: nested } of page) {
    const tags = event.ok ? event.record.tags : undefined;
    if (event.ok) keep(events, rejects, "event", toEventRow(event.record, nested.length));
    else rejects.push(toReject("event", event));
    for (const market of nested)
      if (market.ok) keep(markets, rejects, "market", toMarketRow(market.record, tags));
      else rejects.push(toReject("market", market));
  }
  return { events: sortByKey(events), markets: sortByKey(markets), rejects };
}

export function planMarkets(
  page: readonly Parsed<MarketRecord>[],
  tags: string[] | null | undefined,
): SyncBatch {
  return planEach(page, () => tags);
}

/**
 * A market without an event has no tags, by id as in the list; of the others those that the answer shows, and where it
 * shows none what is stored stays.
 */
export const planAsked = (page: readonly Parsed<MarketRecord>[]): SyncBatch =>
  planEach(page, ({ tags, eventId }) => tags ?? (eventId === null ? null : undefined));

function planEach(
  page: readonly Parsed<MarketRecord>[],
  tagsOf: (market: MarketRecord) => string[] | null | undefined,
): SyncBatch {
  const rejects: SyncReject[] = [];
  const markets: SyncRow[] = [];
  for (const market of page)
    if (market.ok)
      keep(markets, rejects, "market", toMarketRow(market.record, tagsOf(market.record)));
    else rejects.push(toReject("market", market));
  return { events: [], markets: sortByKey(markets), rejects };
}

/** An id goes into keys and addresses: one that is empty, endless or unprintable is no id. */
function keep(rows: SyncRow[], rejects: SyncReject[], kind: SyncReject["kind"], row: SyncRow) {
  if (row.id.length <= MAX_ID_LENGTH && /^[\x21-\x7e]+$/.test(row.id)) rows.push(row);
  else
    rejects.push(
      toReject(kind, { ok: false, id: null, reason: "id: is not usable", raw: row.raw }),
    );
}

const toReject = (kind: SyncReject["kind"], { id, reason, raw }: Rejected): SyncReject => ({
  kind,
  row_key: id ?? `hash:${hashContent(JSON.stringify(raw) ?? "")}`,
  row_id: id,
  reason,
  raw,
});

/** The same order in every writer, so that two of them cannot lock each other out; of a repeated key the newest row. */
function sortByKey(rows: readonly SyncRow[]): SyncRow[] {
  const byId = new Map<string, SyncRow>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (!known || isNewer(row, known)) byId.set(row.id, row);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const isNewer = (row: SyncRow, known: SyncRow) =>
  row.updated_at !== null &&
  (known.updated_at === null || Date.parse(row.updated_at) >= Date.parse(known.updated_at));
