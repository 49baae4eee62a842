import { type Answer, failed } from "./answer.ts";
import { listOf, readBoolean, readScope, type Scope } from "./data-query.ts";
import type { DataSource } from "./data-source.ts";
import type { LogRow } from "./trade-rows.ts";

export interface Feed {
  source: DataSource;
  kind: "trades" | "activity";
  scope: Scope;
  side: string | null;
  takerOnly: boolean;
  types: readonly string[];
  minimum: { of: "CASH" | "TOKENS"; amount: number } | null;
  from: number;
  to: number;
  sortBy: string;
  ascending: boolean;
}

function minimumOf(query: URLSearchParams): Feed["minimum"] | Answer {
  const of = query.get("filterType") ?? query.get("filter_type");
  const amount = query.get("filterAmount") ?? query.get("filter_amount");
  if (of === null) return null;
  if (of !== "CASH" && of !== "TOKENS") return failed(400, "invalid filterType");
  const value = Number(amount ?? 0.01);
  return Number.isFinite(value) ? { of, amount: value } : failed(400, "invalid filterAmount");
}

export function readFeed(
  source: DataSource,
  query: URLSearchParams,
  kind: Feed["kind"],
  mostMarkets: number,
): Feed | Answer {
  const scope = readScope(source, query, mostMarkets);
  if ("status" in scope) return scope;
  if (kind === "activity" && scope.wallet === undefined) {
    return failed(400, "required query param 'user' not provided");
  }
  const minimum = minimumOf(query);
  if (minimum && "status" in minimum) return minimum;
  const [from, to] = [Number(query.get("start") ?? 0), Number(query.get("end") ?? source.now)];
  if (Number.isNaN(from) || Number.isNaN(to)) return failed(400, "invalid start or end");
  return {
    source,
    kind,
    scope,
    side: query.get("side")?.toUpperCase() ?? null,
    takerOnly: kind === "trades" && readBoolean(query, ["takerOnly", "taker_only"], true),
    types: listOf(query, "type"),
    minimum,
    from,
    to: Math.min(to, source.now),
    sortBy: query.get("sortBy") ?? "TIMESTAMP",
    ascending: query.get("sortDirection") === "ASC",
  };
}

function inScope({ wallet, markets }: Scope, row: LogRow): boolean {
  if (wallet && row.wallet !== wallet.index) return false;
  return markets?.some((market) => market.tradeKey === row.market?.tradeKey) ?? true;
}

function reaches(minimum: Feed["minimum"], row: LogRow): boolean {
  if (!minimum) return true;
  return (minimum.of === "CASH" ? row.size * row.price : row.size) >= minimum.amount;
}

function belongs(feed: Feed, row: LogRow): boolean {
  const { kind, side, takerOnly, types } = feed;
  if (row.hidden || (kind === "trades" && row.type !== "TRADE")) return false;
  if (takerOnly && !row.taker) return false;
  if (side !== null && row.side !== side) return false;
  if (types.length > 0 && !types.includes(row.type)) return false;
  return inScope(feed.scope, row) && reaches(feed.minimum, row);
}

/** The shortest sorted list that holds all rows of the scope; null for the whole history. */
function candidates({ source, scope }: Feed): readonly number[] | null {
  const { log } = source;
  if (scope.wallet) return log.ofWallet(scope.wallet.index);
  if (!scope.markets) return null;
  return scope.markets.flatMap((market) => log.ofMarket(market)).sort((a, b) => a - b);
}

/** Newest first, from before a place in the history where one is given. */
function* newestFirst(feed: Feed, before: number): Generator<LogRow> {
  if (feed.scope.wallet === null) return;
  const { log } = feed.source;
  const list = candidates(feed);
  const end = list ? log.countUntil(list, feed.to) : log.sizeUntil(feed.to);
  for (let index = end - 1; index >= 0; index--) {
    const seq = list ? (list[index] ?? 0) : index;
    if (seq >= before) continue;
    const row = log.row(seq);
    if (row.at < feed.from) return;
    if (belongs(feed, row)) yield row;
  }
}

function sorted(feed: Feed): LogRow[] {
  const rows = [...newestFirst(feed, Number.POSITIVE_INFINITY)];
  const measures: Record<string, (row: LogRow) => number> = {
    TOKENS: (row) => row.size,
    CASH: (row) => row.cash,
  };
  const measure = measures[feed.sortBy] ?? ((row) => row.seq);
  const sign = feed.ascending ? 1 : -1;
  return rows.sort((a, b) => sign * (measure(a) - measure(b)));
}

function take(rows: Iterable<LogRow>, offset: number, limit: number): LogRow[] {
  const page: LogRow[] = [];
  let index = 0;
  for (const row of rows) {
    if (page.length >= limit) break;
    if (index++ >= offset) page.push(row);
  }
  return page;
}

export function pageByOffset(feed: Feed, offset: number, limit: number): LogRow[] {
  const plain = feed.sortBy === "TIMESTAMP" && !feed.ascending;
  return take(plain ? newestFirst(feed, Number.POSITIVE_INFINITY) : sorted(feed), offset, limit);
}

/** One row more than asked for says whether there are more. */
export function pageBefore(
  feed: Feed,
  before: number,
  limit: number,
): { rows: LogRow[]; more: boolean } {
  const rows = take(newestFirst(feed, before), 0, limit + 1);
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}
