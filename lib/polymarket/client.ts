import type { RequestBudget } from "../http/budget.ts";
import { type CircuitBreaker, createCircuitBreaker } from "../http/circuit-breaker.ts";
import type { JsonFetcher } from "../http/json-request.ts";
import { type Sleep, sleep as realSleep } from "../http/sleep.ts";
import { getOrderBook, getOrderBooks, getPriceHistory, type PriceHistoryQuery } from "./clob.ts";
import {
  type ActivityQuery,
  type LeaderboardQuery,
  listActivity,
  listClosedPositions,
  listLeaderboard,
  listPositions,
  listTrades,
  type PositionsQuery,
  type TradesQuery,
} from "./data-api.ts";
import type { DataApi, Feed } from "./data-feed.ts";
import { getValue, type HoldersQuery, listHolders, listOpenInterest } from "./data-points.ts";
import {
  type EventsPage,
  getEventBySlug,
  getMarketsByConditionIds,
  getMarketsByIds,
  listEventsPage,
  listLooseMarketsPage,
  listMarketsPage,
  type LooseMarketsPage,
  type PageInput,
} from "./gamma.ts";
import type {
  ActivityRecord,
  ClosedPositionRecord,
  EventWithMarkets,
  HolderRecord,
  LeaderRecord,
  MarketRecord,
  OrderBookRecord,
  Parsed,
  PositionRecord,
  PricePoint,
  TradeRecord,
} from "./records.ts";
import type { PolymarketUrls, RequestOptions } from "./upstream.ts";

export type { PriceHistoryQuery } from "./clob.ts";
export type { ActivityQuery, LeaderboardQuery, PositionsQuery, TradesQuery } from "./data-api.ts";
export type { Feed } from "./data-feed.ts";
export type { HoldersQuery } from "./data-points.ts";
export type { PageInput } from "./gamma.ts";
export type { PolymarketUrls, RequestOptions } from "./upstream.ts";

/** The reads of Polymarket's public APIs. Fails with UPSTREAM_FAILED, which names the host and why. */
export type Polymarket = {
  /** Open events with their markets, by keyset; a page may be short or empty before the end. */
  listEventsPage(input: PageInput): Promise<EventsPage>;
  /** Open markets by keyset; those without an event have `eventId` null. */
  listMarketsPage(
    input: PageInput,
  ): Promise<{ markets: Parsed<MarketRecord>[]; nextCursor: string | null }>;
  listLooseMarketsPage(input: PageInput): Promise<LooseMarketsPage>;
  /** Closed ones included; ids that the upstream does not know are left out. */
  getMarketsByIds(ids: readonly string[], options: RequestOptions): Promise<Parsed<MarketRecord>[]>;
  /** Closed ones included; ids that the upstream does not know are left out. */
  getMarketsByConditionIds(
    ids: readonly string[],
    options: RequestOptions,
  ): Promise<Parsed<MarketRecord>[]>;
  getEventBySlug(slug: string, options: RequestOptions): Promise<EventWithMarkets | null>;
  /** Null when the token has no order book. */
  getOrderBook(tokenId: string, options: RequestOptions): Promise<OrderBookRecord | null>;
  /** Tokens without a book are left out. */
  getOrderBooks(tokenIds: readonly string[], options: RequestOptions): Promise<OrderBookRecord[]>;
  /** Oldest first. */
  getPriceHistory(query: PriceHistoryQuery): Promise<PricePoint[]>;
  /** Newest first. */
  listTrades(query: TradesQuery): Promise<Feed<TradeRecord>>;
  listActivity(query: ActivityQuery): Promise<Feed<ActivityRecord>>;
  listPositions(query: PositionsQuery): Promise<Feed<PositionRecord>>;
  listClosedPositions(query: PositionsQuery): Promise<Feed<ClosedPositionRecord>>;
  /** Of every outcome of the market, largest first in each. */
  listHolders(query: HoldersQuery): Promise<Parsed<HolderRecord>[]>;
  /** Dollars by condition id, which are the shares outstanding of each outcome; unknown markets are left out. */
  listOpenInterest(
    conditionIds: readonly string[],
    options: RequestOptions,
  ): Promise<Map<string, number>>;
  /** Dollars; null when the upstream does not know the wallet. */
  getValue(wallet: string, options: RequestOptions): Promise<number | null>;
  listLeaderboard(query: LeaderboardQuery): Promise<Feed<LeaderRecord>>;
};

export type PolymarketOptions = {
  urls: PolymarketUrls;
  fetch: typeof globalThis.fetch;
  /** One for the whole process: the upstream counts all its jobs together. */
  budget: RequestBudget;
  now(): Date;
  sleep?: Sleep;
  random?(): number;
  breaker?: CircuitBreaker;
  limits?: Partial<
    Pick<JsonFetcher, "attempts" | "tryTimeoutMs" | "totalTimeoutMs" | "maxBytes" | "baseDelayMs">
  >;
};

export const POLYMARKET_URLS: PolymarketUrls = {
  gamma: "https://gamma-api.polymarket.com",
  clob: "https://clob.polymarket.com",
  data: "https://data-api.polymarket.com",
};

export function createPolymarket(options: PolymarketOptions): Polymarket {
  const { urls, fetch, budget, now } = options;
  const http: JsonFetcher = {
    fetch,
    budget,
    now,
    breaker: options.breaker ?? createCircuitBreaker({ now }),
    sleep: options.sleep ?? realSleep,
    random: options.random ?? Math.random,
    attempts: 4,
    baseDelayMs: 1000,
    tryTimeoutMs: 10_000,
    totalTimeoutMs: 45_000,
    maxBytes: 32 * 2 ** 20,
    ...options.limits,
  };
  const upstream = { urls, http };
  const data: DataApi = { upstream, missingUntilMs: new Map() };
  return {
    listEventsPage: (input) => listEventsPage(upstream, input),
    listMarketsPage: (input) => listMarketsPage(upstream, input),
    listLooseMarketsPage: (input) => listLooseMarketsPage(upstream, input),
    getMarketsByIds: (ids, request) => getMarketsByIds(upstream, ids, request),
    getMarketsByConditionIds: (ids, request) => getMarketsByConditionIds(upstream, ids, request),
    getEventBySlug: (slug, request) => getEventBySlug(upstream, slug, request),
    getOrderBook: (tokenId, request) => getOrderBook(upstream, tokenId, request),
    getOrderBooks: (tokenIds, request) => getOrderBooks(upstream, tokenIds, request),
    getPriceHistory: (query) => getPriceHistory(upstream, query),
    listTrades: (query) => listTrades(data, query),
    listActivity: (query) => listActivity(data, query),
    listPositions: (query) => listPositions(data, query),
    listClosedPositions: (query) => listClosedPositions(data, query),
    listHolders: (query) => listHolders(data, query),
    listOpenInterest: (ids, request) => listOpenInterest(data, ids, request),
    getValue: (wallet, request) => getValue(data, wallet, request),
    listLeaderboard: (query) => listLeaderboard(data, query),
  };
}
