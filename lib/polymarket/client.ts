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
  TradeSide,
} from "./records.ts";

/** Every request ends with the signal; `deadline` bounds the retries of this one call (45 s without it). */
export type RequestOptions = { signal: AbortSignal; deadline?: Date };

export type PageInput = RequestOptions & { cursor?: string | null; limit?: number };

/** `nextCursor` null is the end; `truncated` says that the upstream holds more and refuses to give it. */
export type Feed<T> = { rows: Parsed<T>[]; nextCursor: string | null; truncated: boolean };

export type TradesQuery = PageInput & {
  wallet?: string;
  conditionIds?: readonly string[];
  eventId?: string;
  side?: TradeSide;
  /** True (the upstream's default) shows one row a fill, the taker's. */
  takerOnly?: boolean;
  /** Dollars. */
  minimumUsd?: number;
  from?: Date;
  to?: Date;
};

export type ActivityQuery = PageInput & {
  wallet: string;
  types?: readonly string[];
  conditionIds?: readonly string[];
  from?: Date;
  to?: Date;
};

export type PositionsQuery = PageInput & { wallet: string; conditionIds?: readonly string[] };

export type HoldersQuery = RequestOptions & { conditionId: string; limit?: number };

export type LeaderboardQuery = PageInput & {
  window?: "day" | "week" | "month" | "all";
  orderBy?: "pnl" | "volume";
};

export type PriceHistoryQuery = RequestOptions & {
  tokenId: string;
  /** Minutes between points; the upstream wants ≥ 5 for `1w` and ≥ 10 for `1m` (one month) and `max`. */
  fidelity?: number;
} & ({ interval: "max" | "1m" | "1w" | "1d" | "6h" | "1h" } | { from: Date; to: Date });

/** The reads of Polymarket's public APIs. Fails with UPSTREAM_FAILED, which names the host and why. */
export type Polymarket = {
  /** Open events with their markets, by keyset; a page may be short or empty before the end. */
  listEventsPage(
    input: PageInput,
  ): Promise<{ events: EventWithMarkets[]; nextCursor: string | null }>;
  /** Open markets by keyset; those without an event have `eventId` null. */
  listMarketsPage(
    input: PageInput,
  ): Promise<{ markets: Parsed<MarketRecord>[]; nextCursor: string | null }>;
  /** Closed ones included; ids that the upstream does not know are left out. */
  getMarketsByIds(ids: readonly string[], options: RequestOptions): Promise<Parsed<MarketRecord>[]>;
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
  /** Dollars; null when the upstream does not know the wallet. */
  getValue(wallet: string, options: RequestOptions): Promise<number | null>;
  listLeaderboard(query: LeaderboardQuery): Promise<Feed<LeaderRecord>>;
};
