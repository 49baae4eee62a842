import { listGammaRows } from "./gamma-rows.ts";
import { readId } from "./read-row.ts";
import type { EventWithMarkets, MarketRecord, Parsed } from "./records.ts";
import { toChunks } from "./to-chunks.ts";
import { toEventWithMarkets } from "./to-event.ts";
import { hasEvent, toMarket } from "./to-market.ts";
import { ask, nullWhenMissing, type RequestOptions, type Upstream } from "./upstream.ts";
import { rowSchema } from "./wire.ts";

/** `ids` are those of all rows of the page. */
export type LooseMarketsPage = {
  ids: string[];
  markets: Parsed<MarketRecord>[];
  nextCursor: string | null;
};

/** `events` are read when they are first asked for: the next page can be on its way by then. */
export type EventsPage = {
  ids: string[];
  readonly events: EventWithMarkets[];
  nextCursor: string | null;
};

export type PageInput = RequestOptions & { cursor?: string | null; limit?: number };

/** The upstream clamps a page of markets to this without a word. */
const MARKETS_A_PAGE = 100;
/** Events carry all their markets: 200 of them are some megabytes already. */
const EVENTS_A_PAGE = 200;
const SINGLE_LOOKUPS = 20;

export async function listEventsPage(
  upstream: Upstream,
  { cursor = null, limit = EVENTS_A_PAGE, ...options }: PageInput,
): Promise<EventsPage> {
  const query = { closed: false, limit };
  const { rows, nextCursor } = await listGammaRows(upstream, "events", query, {
    ...options,
    cursor,
  });
  let events: EventWithMarkets[] | null = null;
  return {
    ids: rows.flatMap((row) => readId(row) ?? []),
    nextCursor,
    get events() {
      events ??= rows.map(toEventWithMarkets);
      return events;
    },
  };
}

export async function listMarketsPage(
  upstream: Upstream,
  { cursor = null, limit = MARKETS_A_PAGE, ...options }: PageInput,
): Promise<{ markets: Parsed<MarketRecord>[]; nextCursor: string | null }> {
  const query = { closed: false, limit };
  const page = await listGammaRows(upstream, "markets", query, { ...options, cursor });
  return { markets: page.rows.map((row) => toMarket(row)), nextCursor: page.nextCursor };
}

/** The same page with only those read that have no event: the others come with theirs, and are most of them. */
export async function listLooseMarketsPage(
  upstream: Upstream,
  { cursor = null, limit = MARKETS_A_PAGE, ...options }: PageInput,
): Promise<LooseMarketsPage> {
  const query = { closed: false, limit };
  const page = await listGammaRows(upstream, "markets", query, { ...options, cursor });
  const loose = page.rows.filter((row) => !hasEvent(row));
  return {
    ids: page.rows.flatMap((row) => readId(row) ?? []),
    markets: loose.map((row) => toMarket(row)),
    nextCursor: page.nextCursor,
  };
}

/**
 * Asks for the closed ones first, since who asks by id has mostly lost sight of a row in the crawl of open ones,
 * then for the rest among the open, then one by one for a few that no list shows (archived ones).
 */
export async function getMarketsByIds(
  upstream: Upstream,
  ids: readonly string[],
  options: RequestOptions,
): Promise<Parsed<MarketRecord>[]> {
  const missing = new Set(ids);
  const found: Parsed<MarketRecord>[] = [];
  const keep = (rows: Parsed<MarketRecord>[]) => {
    for (const row of rows) {
      const id = row.ok ? row.record.id : row.id;
      if (id !== null && missing.delete(id)) found.push(row);
    }
  };
  for (const closed of [true, false])
    for (const chunk of toChunks([...missing], MARKETS_A_PAGE)) {
      const query = { id: chunk, closed, limit: MARKETS_A_PAGE };
      const page = await listGammaRows(upstream, "markets", query, { ...options, cursor: null });
      keep(page.rows.map((row) => toMarket(row)));
    }
  for (const id of [...missing].slice(0, SINGLE_LOOKUPS)) {
    const call = { path: `/markets/${encodeURIComponent(id)}`, schema: rowSchema };
    const row = await nullWhenMissing(ask(upstream, "gamma", call, options));
    if (row) keep([toMarket(row)]);
  }
  return found;
}

/** Closed ones included, closed first: who knows a market by its condition id alone has met it in an old trade. */
export async function getMarketsByConditionIds(
  upstream: Upstream,
  conditionIds: readonly string[],
  options: RequestOptions,
): Promise<Parsed<MarketRecord>[]> {
  const missing = new Set(conditionIds);
  const found: Parsed<MarketRecord>[] = [];
  for (const closed of [true, false])
    for (const chunk of toChunks([...missing], MARKETS_A_PAGE)) {
      const query = { condition_ids: chunk, closed, include_tag: true, limit: MARKETS_A_PAGE };
      const page = await listGammaRows(upstream, "markets", query, { ...options, cursor: null });
      const rows = page.rows.map((row) => toMarket(row));
      found.push(...rows.filter((row) => row.ok && missing.delete(row.record.conditionId ?? "")));
    }
  return found;
}

export async function getEventBySlug(
  upstream: Upstream,
  slug: string,
  options: RequestOptions,
): Promise<EventWithMarkets | null> {
  const call = { path: `/events/slug/${encodeURIComponent(slug)}`, schema: rowSchema };
  const row = await nullWhenMissing(ask(upstream, "gamma", call, options));
  return row && toEventWithMarkets(row);
}
