import { type Answer, invalid } from "./answer.ts";
import { eventVisible, marketVisible } from "./gamma-event.ts";
import { eventMatches, type ListQuery } from "./gamma-query.ts";
import { parseId, parseSlugTail } from "./ids.ts";
import type { EventSpec, MarketSpec } from "./market-spec.ts";
import { liquidityAt, volumeAt, volumeOver } from "./volume.ts";
import { livingRange, type World } from "./world.ts";

const CLOSED_WITHIN_SECONDS = 120 * 86_400;

interface Position {
  slot: number;
  n: number;
  k: number;
}

const START: Position = { slot: 0, n: -1, k: -1 };

/** What the two lists have in common: how their rows are found, compared and measured. */
export interface ListKind<T> {
  rowsOf: (event: EventSpec) => readonly T[];
  eventOf: (row: T) => EventSpec;
  marketsOf: (row: T) => readonly MarketSpec[];
  visible: (row: T, now: number, closed: boolean | null) => boolean;
  named: (row: T) => { id: string; slug: string };
}

export const eventList: ListKind<EventSpec> = {
  rowsOf: (event) => [event],
  eventOf: (event) => event,
  marketsOf: (event) => event.markets,
  visible: eventVisible,
  named: (event) => event,
};

export const marketList: ListKind<MarketSpec> = {
  rowsOf: (event) => event.markets,
  eventOf: (market) => market.event,
  marketsOf: (market) => [market],
  visible: marketVisible,
  named: (market) => ({ id: market.id, slug: market.names.slug }),
};

export interface Listing<T> {
  world: World;
  kind: ListKind<T>;
  query: ListQuery;
  now: number;
}

function sumOf<T>({ kind }: Listing<T>, row: T, of: (market: MarketSpec) => number): number {
  return kind.marketsOf(row).reduce((sum, market) => sum + of(market), 0);
}

/** By the JSON names of the fields; null for a name that the service would ignore. */
function measureOf<T>(listing: Listing<T>, name: string): ((row: T) => number) | null {
  const { kind, now } = listing;
  switch (name) {
    case "volume":
    case "volumeNum":
      return (row) => sumOf(listing, row, (market) => volumeAt(market, now));
    case "volume24hr":
      return (row) => sumOf(listing, row, (market) => volumeOver(market, now, 1));
    case "liquidity":
    case "liquidityNum":
      return (row) => sumOf(listing, row, (market) => liquidityAt(market, now));
    case "startDate":
      return (row) => kind.eventOf(row).start;
    case "endDate":
      return (row) => kind.marketsOf(row).at(-1)?.end ?? 0;
    default:
      return null;
  }
}

const RANGE_FIELDS = {
  volume: "volume",
  liquidity: "liquidity",
  start: "startDate",
  end: "endDate",
} as const;

function matches<T>(listing: Listing<T>, row: T): boolean {
  const { kind, query, now } = listing;
  if (!kind.visible(row, now, query.closed)) return false;
  if (!eventMatches(kind.eventOf(row), query)) return false;
  for (const name of ["volume", "liquidity", "start", "end"] as const) {
    const range = query.ranges[name];
    const value = range && measureOf(listing, RANGE_FIELDS[name])?.(row);
    if (range && value !== undefined && (value < range.min || value > range.max)) return false;
  }
  return true;
}

function* walkEvents<T>({ world, query, now }: Listing<T>, after: Position): Generator<EventSpec> {
  const which = { closed: query.closed, closedWithinSeconds: CLOSED_WITHIN_SECONDS };
  for (let slot = after.slot; slot < world.slots.length; slot++) {
    const range = livingRange(world, slot, now, which);
    const last = query.closed === true ? range.last + 2 : range.last;
    const first = slot === after.slot ? Math.max(range.first, after.n) : range.first;
    for (let n = first; n <= last; n++) {
      const event = world.eventAt(slot, n);
      if (event && event.start <= now) yield event;
    }
  }
}

/** Every row after a position, in the order of the slots, which time does not change. */
function* walk<T>(listing: Listing<T>, after: Position): Generator<{ row: T; at: Position }> {
  for (const event of walkEvents(listing, after)) {
    const { slot, n } = event;
    const resumed = slot === after.slot && n === after.n;
    for (const [k, row] of listing.kind.rowsOf(event).entries()) {
      if (resumed && k <= after.k) continue;
      if (matches(listing, row)) yield { row, at: { slot, n, k } };
    }
  }
}

function namedRows<T>({ world, kind, query }: Listing<T>): T[] | null {
  const { ids, slugs, conditionIds, tokenIds } = query;
  if (ids.length + slugs.length + conditionIds.length + tokenIds.length === 0) return null;
  const places = [...ids.map(parseId), ...slugs.map(parseSlugTail)];
  const events = places.flatMap((place) => (place ? [world.eventAt(place.slot, place.n)] : []));
  const markets = [
    ...conditionIds.map((id) => world.marketOfCondition(id)),
    ...tokenIds.map((id) => world.marketOfToken(id)?.market ?? null),
  ];
  const rows = [
    ...events.flatMap((event) => (event ? kind.rowsOf(event) : [])),
    ...markets.flatMap((market) =>
      market ? kind.rowsOf(market.event).filter((row) => kind.marketsOf(row).includes(market)) : [],
    ),
  ];
  const wanted = new Set([...ids, ...slugs]);
  const asked = (row: T) => wanted.has(kind.named(row).id) || wanted.has(kind.named(row).slug);
  const viaMarket = (row: T) =>
    markets.some((market) => market && kind.marketsOf(row).includes(market));
  return [...new Set(rows)].filter((row) => asked(row) || viaMarket(row));
}

export interface Page<T> {
  rows: T[];
  next: string | null;
}

function readCursor(cursor: string): Position | { asOf: number; offset: number } | null {
  let text: string;
  try {
    text = atob(cursor);
  } catch {
    return null;
  }
  const [kind, a, b, c] = text.split(":");
  const numbers = [a, b, c ?? "0"].map(Number);
  const [first = 0, second = 0, third = 0] = numbers;
  if (numbers.some((value) => !Number.isInteger(value))) return null;
  if (kind === "p") return { slot: first, n: second, k: third };
  return kind === "o" ? { asOf: first, offset: second } : null;
}

/** A sorted walk keeps the moment of its first page, so that rows do not change places under it. */
function sortedPage<T>(listing: Listing<T>, asOf: number, offset: number): Page<T> {
  const { query } = listing;
  const frozen = { ...listing, now: asOf };
  const measures = (query.order ?? "").split(",").flatMap((name) => measureOf(frozen, name) ?? []);
  const sign = query.ascending ? 1 : -1;
  const [measure] = measures;
  const keyed = [...walk(frozen, START)].map(({ row }) => ({ row, value: measure?.(row) ?? 0 }));
  keyed.sort((a, b) => sign * (a.value - b.value));
  const rows = keyed.slice(offset, offset + query.limit).map(({ row }) => row);
  const end = offset + rows.length;
  return { rows, next: end < keyed.length && rows.length > 0 ? btoa(`o:${asOf}:${end}`) : null };
}

function isSorted<T>(listing: Listing<T>): boolean {
  const names = (listing.query.order ?? "").split(",");
  return names.some((name) => measureOf(listing, name) !== null);
}

function walkedPage<T>(listing: Listing<T>, after: Position): Page<T> {
  const { limit, offset } = listing.query;
  const rows: T[] = [];
  let skipped = 0;
  let last = after;
  for (const { row, at } of walk(listing, after)) {
    if (skipped < offset) {
      skipped += 1;
      continue;
    }
    if (rows.length === limit) return { rows, next: btoa(`p:${last.slot}:${last.n}:${last.k}`) };
    rows.push(row);
    last = at;
  }
  return { rows, next: null };
}

/** One page; `next` is null on the last. */
export function listPage<T>(listing: Listing<T>): Page<T> | Answer {
  const { query, kind, now } = listing;
  const named = namedRows(listing);
  if (named) {
    const rows = named.filter((row) => kind.visible(row, now, query.closed));
    return { rows: rows.slice(query.offset, query.offset + query.limit), next: null };
  }
  const cursor = query.cursor ? readCursor(query.cursor) : START;
  if (cursor === null) return invalid("after_cursor is invalid");
  if ("asOf" in cursor) return sortedPage(listing, cursor.asOf, cursor.offset);
  return isSorted(listing) ? sortedPage(listing, now, query.offset) : walkedPage(listing, cursor);
}
