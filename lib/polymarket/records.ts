/**
 * What one row of the upstream says, in our terms: prices are probabilities in [0, 1], money is US dollars,
 * sizes are shares, times are ISO 8601 in UTC, and what the upstream does not say is null.
 */

/** A row that does not fit is handed on with its reason, so that it can be quarantined and the rest stored. */
export type Parsed<T> =
  | { ok: true; record: T }
  | { ok: false; id: string | null; reason: string; raw: unknown };

export type OutcomeRecord = { name: string; tokenId: string | null; price: number | null };

export type FeeScheduleRecord = { rate: number; exponent: number; takerOnly: boolean };

export type MarketRecord = {
  id: string;
  conditionId: string | null;
  slug: string | null;
  title: string;
  description: string | null;
  resolutionSource: string | null;
  eventId: string | null;
  eventSlug: string | null;
  /** Of the market's event; null where the answer shows none. */
  tags: string[] | null;
  groupItemTitle: string | null;
  outcomes: OutcomeRecord[];
  bestBid: number | null;
  bestAsk: number | null;
  spread: number | null;
  lastTradePrice: number | null;
  volume24h: number | null;
  volumeTotal: number | null;
  liquidity: number | null;
  /** In probability points. */
  change24h: number | null;
  startDate: string | null;
  endDate: string | null;
  closedTime: string | null;
  active: boolean;
  closed: boolean;
  archived: boolean | null;
  acceptingOrders: boolean | null;
  resolutionStatus: string | null;
  negRisk: boolean | null;
  negRiskOther: boolean | null;
  tickSize: number | null;
  minOrderSize: number | null;
  feeSchedule: FeeScheduleRecord | null;
  createdAt: string | null;
  updatedAt: string | null;
  raw: unknown;
};

export type EventRecord = {
  id: string;
  slug: string;
  title: string;
  description: string | null;
  image: string | null;
  /** Labels in the upstream's order; null when it gives none at all. */
  tags: string[] | null;
  negRisk: boolean | null;
  negRiskAugmented: boolean | null;
  cumulativeMarkets: boolean | null;
  active: boolean;
  closed: boolean;
  startDate: string | null;
  endDate: string | null;
  volume24h: number | null;
  volumeTotal: number | null;
  liquidity: number | null;
  updatedAt: string | null;
  raw: unknown;
};

export type EventWithMarkets = {
  event: Parsed<EventRecord>;
  markets: Parsed<MarketRecord>[];
};

export type BookLevel = { price: number; size: number };

/** Best level first on both sides. */
export type OrderBookRecord = {
  tokenId: string;
  conditionId: string | null;
  bids: BookLevel[];
  asks: BookLevel[];
  tickSize: number | null;
  minOrderSize: number | null;
  negRisk: boolean | null;
  lastTradePrice: number | null;
  timestamp: string | null;
};

export type PricePoint = { timeMs: number; price: number };

export type TradeSide = "BUY" | "SELL";

/** What names the market of a trade or a position; enough to store a stub of a market not seen yet. */
type MarketReference = {
  title: string | null;
  slug: string | null;
  eventSlug: string | null;
  outcome: string | null;
  outcomeIndex: number | null;
};

export type TradeRecord = MarketReference & {
  transactionHash: string;
  wallet: string;
  tokenId: string;
  conditionId: string | null;
  side: TradeSide;
  size: number;
  price: number;
  tradedAt: string;
  name: string | null;
  pseudonym: string | null;
  raw: unknown;
};

export type ActivityRecord = MarketReference & {
  /** TRADE, SPLIT, MERGE, REDEEM, CONVERSION, REWARD, … as the upstream writes it; new kinds pass. */
  type: string;
  transactionHash: string | null;
  wallet: string;
  tokenId: string | null;
  conditionId: string | null;
  side: TradeSide | null;
  size: number | null;
  /** With fees where the upstream adds them. */
  usd: number | null;
  price: number | null;
  occurredAt: string;
  raw: unknown;
};

export type PositionRecord = MarketReference & {
  wallet: string;
  tokenId: string;
  conditionId: string;
  size: number;
  averagePrice: number | null;
  initialValueUsd: number | null;
  currentValueUsd: number | null;
  currentPrice: number | null;
  unrealizedPnlUsd: number | null;
  realizedPnlUsd: number | null;
  totalBought: number | null;
  redeemable: boolean | null;
  mergeable: boolean | null;
  oppositeTokenId: string | null;
  eventId: string | null;
  endDate: string | null;
  negRisk: boolean | null;
  raw: unknown;
};

export type ClosedPositionRecord = MarketReference & {
  wallet: string;
  tokenId: string;
  conditionId: string;
  averagePrice: number | null;
  totalBought: number | null;
  realizedPnlUsd: number | null;
  currentPrice: number | null;
  closedAt: string | null;
  endDate: string | null;
  raw: unknown;
};

export type HolderRecord = {
  tokenId: string;
  wallet: string;
  shares: number;
  outcomeIndex: number | null;
  name: string | null;
  pseudonym: string | null;
};

export type LeaderRecord = {
  rank: number;
  wallet: string;
  userName: string | null;
  /** The upstream gives the one or the other. */
  volumeUsd: number | null;
  volumeShares: number | null;
  pnlUsd: number | null;
  verified: boolean | null;
};
