import { z } from "zod";

/**
 * The upstream's rows, as leniently as they can be read: only the fields that are used, each may be absent or null,
 * numbers may come as text, new values of an enumeration pass. What a value means is decided in the `to-*.ts` files.
 */

const text = z.string().nullish();
const id = z.union([z.string(), z.number()]).nullish();
const number = z.union([z.number(), z.string()]).nullish();
const flag = z.boolean().nullish();
/** A list, or the JSON text of one. */
const jsonList = z.union([z.string(), z.array(z.unknown())]).nullish();

const rows = z.array(z.unknown());
const tags = z.array(z.object({ label: text }).nullable()).nullish();
export type GammaTags = z.infer<typeof tags>;

export const gammaMarketSchema = z.object({
  id: z.union([z.string().min(1), z.number()]),
  conditionId: text,
  slug: text,
  question: z.string(),
  description: text,
  resolutionSource: text,
  groupItemTitle: text,
  outcomes: jsonList,
  outcomePrices: jsonList,
  clobTokenIds: jsonList,
  bestBid: number,
  bestAsk: number,
  spread: number,
  lastTradePrice: number,
  volume24hr: number,
  volumeNum: number,
  volume: number,
  liquidityNum: number,
  liquidity: number,
  oneDayPriceChange: number,
  startDate: text,
  endDate: text,
  closedTime: text,
  active: flag,
  closed: flag,
  archived: flag,
  acceptingOrders: flag,
  umaResolutionStatus: text,
  umaResolutionStatuses: jsonList,
  negRisk: flag,
  negRiskOther: flag,
  orderPriceMinTickSize: number,
  orderMinSize: number,
  feeSchedule: z.object({ rate: number, exponent: number, takerOnly: flag }).nullish(),
  createdAt: text,
  updatedAt: text,
  events: z.array(z.object({ id, slug: text }).nullable()).nullish(),
  // A by-work of the market's row: what cannot be read of it does not cost the row.
  tags: tags.catch(null),
});
export type GammaMarket = z.infer<typeof gammaMarketSchema>;

export const gammaEventSchema = z.object({
  id: z.union([z.string().min(1), z.number()]),
  slug: z.string().min(1),
  title: z.string(),
  description: text,
  image: text,
  tags,
  negRisk: flag,
  enableNegRisk: flag,
  negRiskAugmented: flag,
  cumulativeMarkets: flag,
  active: flag,
  closed: flag,
  startDate: text,
  endDate: text,
  volume24hr: number,
  volume: number,
  liquidity: number,
  updatedAt: text,
});

const level = z.object({ price: z.union([z.number(), z.string()]), size: number });

export const clobBookSchema = z.object({
  asset_id: z.string().min(1),
  market: text,
  bids: z.array(level).nullish(),
  asks: z.array(level).nullish(),
  tick_size: number,
  min_order_size: number,
  neg_risk: flag,
  last_trade_price: number,
  timestamp: number,
});
export type ClobBook = z.infer<typeof clobBookSchema>;

/** What v1 of the Data API says of the market on every row; v2 rows are renamed to these before. */
const marketReference = {
  title: text,
  slug: text,
  eventSlug: text,
  outcome: text,
  outcomeIndex: number,
};

export const dataTradeSchema = z.object({
  transactionHash: z.string().min(1),
  proxyWallet: z.string().min(1),
  asset: z.string().min(1),
  conditionId: text,
  side: z.string(),
  size: number,
  price: number,
  timestamp: number,
  name: text,
  pseudonym: text,
  ...marketReference,
});

export const dataActivitySchema = z.object({
  type: z.string().min(1),
  transactionHash: text,
  proxyWallet: z.string().min(1),
  asset: text,
  conditionId: text,
  side: text,
  size: number,
  usdcSize: number,
  price: number,
  timestamp: number,
  ...marketReference,
});

export const dataPositionSchema = z.object({
  proxyWallet: z.string().min(1),
  asset: z.string().min(1),
  conditionId: z.string().min(1),
  size: number,
  avgPrice: number,
  initialValue: number,
  currentValue: number,
  curPrice: number,
  cashPnl: number,
  realizedPnl: number,
  totalBought: number,
  redeemable: flag,
  mergeable: flag,
  oppositeAsset: text,
  eventId: id,
  endDate: text,
  negativeRisk: flag,
  timestamp: number,
  ...marketReference,
});

export type DataPosition = z.infer<typeof dataPositionSchema>;

export const dataHolderSchema = z.object({
  proxyWallet: z.string().min(1),
  asset: text,
  amount: number,
  outcomeIndex: number,
  name: text,
  pseudonym: text,
});

export const dataLeaderSchema = z.object({
  rank: number,
  proxyWallet: z.string().min(1),
  userName: text,
  vol: number,
  volume: number,
  pnl: number,
  verifiedBadge: flag,
  verified: flag,
});

/** What an answer must be at the outside; rows are read one by one, so that a bad one spoils no other. */
export const eventsKeysetSchema = z.object({ events: rows, next_cursor: text });
export const marketsKeysetSchema = z.object({ markets: rows, next_cursor: text });
export const rowsSchema = rows;
export const rowSchema = z.record(z.string(), z.unknown()).refine((row) => row["error"] == null, {
  error: "is an error",
});
export const historySchema = z.object({
  history: z.array(z.object({ t: z.number(), p: z.number() })),
});
export const pageV2Schema = z.object({
  data: rows.nullable(),
  pagination: z.object({ next_cursor: text, has_more: flag }).nullish(),
});
/** Past its depth the upstream answers an error object, now and then with status 200. */
export const pageV1Schema = z.union([rows, z.object({ error: z.string().regex(/offset/i) })]);
export const valueV1Schema = z.array(z.object({ value: number }));
export const valueV2Schema = z.object({ data: z.object({ value: number }).nullable() });
export const interestV1Schema = z.array(z.object({ market: text, value: number }));
export const interestV2Schema = z.object({
  data: z.array(z.object({ condition_id: text, value: number })).nullable(),
});
const holders = rows.nullish();
export const holderGroupsSchema = z.array(z.object({ token: text, holders }));
export const holdersV2Schema = z.object({
  data: z.array(z.object({ token_id: text, holders })).nullable(),
});
