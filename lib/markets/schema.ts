import { z } from "zod";
import { listInput, queryBoolean, queryNumber } from "../http/endpoint.ts";
import { marketAnalyticsSchema } from "./analytics.ts";
import { figureSchema } from "./figure.ts";

const probability = z.number().min(0).max(1);
const usd = z.number().nonnegative();

export const originSchema = z.enum(["polymarket", "recorded", "demo"]);

export const outcomeSchema = z.object({
  name: z.string(),
  tokenId: z.string().nullable(),
  price: probability.nullable(),
});

export const resolutionStatusSchema = z.string().nullable();

/** Prices are probabilities in [0, 1], money is US dollars, times are ISO 8601, unknown is null. */
export const marketSchema = z.object({
  id: z.string(),
  conditionId: z.string().nullable(),
  slug: z.string().nullable(),
  title: z.string(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  eventId: z.string().nullable(),
  eventSlug: z.string().nullable(),
  origin: originSchema,
  outcomes: z.array(outcomeSchema),
  /** Of the first outcome: the midpoint, or the last trade where the spread is above 0.10. */
  price: probability.nullable(),
  bestBid: probability.nullable(),
  bestAsk: probability.nullable(),
  spread: z.number().nullable(),
  lastTradePrice: probability.nullable(),
  volume24h: usd.nullable(),
  volumeTotal: usd.nullable(),
  liquidity: usd.nullable(),
  /** In probability points over 24 hours, as the upstream says it. */
  change24h: z.number().nullable(),
  momentum: figureSchema.nullable(),
  endDate: z.iso.datetime().nullable(),
  active: z.boolean(),
  closed: z.boolean(),
  acceptingOrders: z.boolean().nullable(),
  resolutionStatus: resolutionStatusSchema,
  negRisk: z.boolean().nullable(),
  updatedAt: z.iso.datetime().nullable(),
  lastSeenAt: z.iso.datetime(),
  /** Only where it was asked for. */
  analytics: marketAnalyticsSchema.nullable().optional(),
});
export type Market = z.infer<typeof marketSchema>;

/** One market with what only its own page shows. */
export const marketDetailSchema = marketSchema.extend({
  eventTitle: z.string().nullable(),
  description: z.string().nullable(),
  resolutionSource: z.string().nullable(),
  tickSize: z.number().nullable(),
  minOrderSize: z.number().nullable(),
  startDate: z.iso.datetime().nullable(),
  /** The market's own fee schedule; null is unknown and not free. */
  feeSchedule: z
    .object({ rate: z.number(), exponent: z.number(), takerOnly: z.boolean() })
    .nullable(),
});
export type MarketDetail = z.infer<typeof marketDetailSchema>;

export const MARKET_SORTS = [
  "volume24h",
  "liquidity",
  "price",
  "spread",
  "change24h",
  "momentum",
  "endDate",
  "title",
] as const;

export const marketSortSchema = z
  .enum(MARKET_SORTS.flatMap((field) => [field, `-${field}`] as const))
  .default("-volume24h");

const price = queryNumber(z.number().min(0).max(1)).optional();
const amount = queryNumber(z.number().min(0)).optional();
const change = queryNumber(z.number().min(-1).max(1)).optional();
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional();

/** The screener's filter, in the words of the wire; a workflow's source node and a saved screen hold the same object. */
export const marketFilterSchema = z.strictObject({
  q: z.string().trim().max(200).optional(),
  category: z.string().max(100).optional(),
  tag: z.string().max(100).optional(),
  active: queryBoolean.optional(),
  closed: queryBoolean.optional(),
  price_min: price,
  price_max: price,
  volume_min: amount,
  liquidity_min: amount,
  spread_max: price,
  ends_before: moment,
  ends_after: moment,
  change_min: change,
  change_max: change,
  watchlist: queryBoolean.optional(),
});
export type MarketFilter = z.infer<typeof marketFilterSchema>;

export const listMarketsInputSchema = marketFilterSchema.extend({
  /** Only the markets of one event, by its id. */
  event_id: z.string().max(100).optional(),
  sort: marketSortSchema,
  ...listInput,
  analytics: queryBoolean.default(false),
  format: z.enum(["json", "csv"]).default("json"),
});
export type ListMarketsInput = z.infer<typeof listMarketsInputSchema>;

const levelSchema = z.object({ price: probability, size: z.number().nonnegative() });

/** Best level first on both sides; sizes are shares. */
export const orderBookSchema = z.object({
  marketId: z.string(),
  outcome: z.string(),
  tokenId: z.string(),
  bids: z.array(levelSchema),
  asks: z.array(levelSchema),
  spread: z.number().nullable(),
  mid: probability.nullable(),
  /** Dollars within two cents of the mid, bids and asks apart. */
  depth: z.object({ bidUsd: z.number(), askUsd: z.number() }),
  timestamp: z.iso.datetime().nullable(),
  ageMs: z.number().nullable(),
  /** What `size` dollars would pay a share, buying and selling; null where the book does not hold that much. */
  executable: z
    .object({
      sizeUsd: z.number(),
      buy: z.number().nullable(),
      sell: z.number().nullable(),
      /** A share and as a taker; null where the market's schedule is unknown. */
      buyFee: z.number().nullable(),
      sellFee: z.number().nullable(),
    })
    .nullable(),
});
export type OrderBook = z.infer<typeof orderBookSchema>;

export const OHLC_INTERVALS = ["1m", "5m", "1h", "6h", "1d"] as const;

/** Built from price points: no volume is invented. */
export const candleSchema = z.object({
  time: z.iso.datetime(),
  open: probability,
  high: probability,
  low: probability,
  close: probability,
  points: z.number().int().positive(),
});
export const ohlcSchema = z.object({
  marketId: z.string(),
  outcome: z.string(),
  interval: z.enum(OHLC_INTERVALS),
  candles: z.array(candleSchema),
  /** Our own price points where they cover the whole span, else the upstream's. */
  source: z.enum(["stored", "upstream"]).optional(),
});
export type Ohlc = z.infer<typeof ohlcSchema>;
