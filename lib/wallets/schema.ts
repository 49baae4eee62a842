import { z } from "zod";
import { queryNumber, listInput } from "../http/endpoint.ts";
import { figureSchema } from "../markets/figure.ts";

/** What one call of the scorer did; `finished` is false where the time was up or another process is at it. */
export const scoreRunSchema = z.object({
  wallets: z.number().int().nonnegative(),
  settledMarkets: z.number().int().nonnegative(),
  finished: z.boolean(),
});
export type ScoreRun = z.infer<typeof scoreRunSchema>;

/** A proxy wallet, in lower case as it is stored. */
export const walletAddressSchema = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i, "must be 0x and 40 hexadecimal digits")
  .transform((address) => address.toLowerCase());

const conditionId = z.string().regex(/^0x[0-9a-f]{62,64}$/i, "must be a condition id");
const sorts = <const F extends string>(fields: readonly F[]) =>
  z.enum(fields.flatMap((field) => [field, `-${field}`] as const));

const positionInput = { address: walletAddressSchema, market: conditionId.optional() };

export const listPositionsInputSchema = z.strictObject({
  ...positionInput,
  sort: sorts([
    "valueUsd",
    "size",
    "unrealizedPnlUsd",
    "realizedPnlUsd",
    "averagePrice",
    "price",
    "endDate",
    "title",
  ]).default("-valueUsd"),
  ...listInput,
});
export type ListPositionsInput = z.infer<typeof listPositionsInputSchema>;

export const listClosedPositionsInputSchema = z.strictObject({
  ...positionInput,
  sort: sorts([
    "closedAt",
    "realizedPnlUsd",
    "totalBought",
    "averagePrice",
    "endDate",
    "title",
  ]).default("-closedAt"),
  ...listInput,
});
export type ListClosedPositionsInput = z.infer<typeof listClosedPositionsInputSchema>;

const feedInput = {
  address: walletAddressSchema,
  limit: queryNumber(z.number().int().min(1).max(1000)).default(100),
  /** Of the answer before; rows keep arriving, so that there is no offset. */
  cursor: z.string().max(200).optional(),
};

export const listWalletTradesInputSchema = z.strictObject({
  ...feedInput,
  market: conditionId.optional(),
  sort: z.enum(["-tradedAt"]).default("-tradedAt"),
});
export type ListWalletTradesInput = z.infer<typeof listWalletTradesInputSchema>;

export const listWalletActivityInputSchema = z.strictObject({
  ...feedInput,
  type: z
    .string()
    .regex(/^[A-Z_]{1,40}$/, "must be a kind of activity, as TRADE or REDEEM")
    .optional(),
  sort: z.enum(["-occurredAt"]).default("-occurredAt"),
});
export type ListWalletActivityInput = z.infer<typeof listWalletActivityInputSchema>;

const moment = z.iso.datetime().nullable();
const amount = z.number().nullable();
const text = z.string().nullable();

const named = {
  conditionId: text,
  tokenId: text,
  marketId: text,
  title: text,
  slug: text,
  outcome: text,
  outcomeIndex: z.number().int().nullable(),
};

/** As the upstream says it; sizes are shares, money is US dollars. */
export const positionSchema = z.object({
  conditionId: z.string(),
  tokenId: z.string(),
  oppositeTokenId: text,
  title: text,
  slug: text,
  eventSlug: text,
  outcome: text,
  outcomeIndex: z.number().int().nullable(),
  size: amount,
  averagePrice: amount,
  initialValueUsd: amount,
  currentValueUsd: amount,
  currentPrice: amount,
  unrealizedPnlUsd: amount,
  realizedPnlUsd: amount,
  /** Shares, not dollars. */
  totalBought: amount,
  redeemable: z.boolean().nullable(),
  mergeable: z.boolean().nullable(),
  negRisk: z.boolean().nullable(),
  endDate: moment,
  closedAt: moment,
});
export type Position = z.infer<typeof positionSchema>;

export const walletTradeSchema = z.object({
  id: z.string(),
  ...named,
  side: z.enum(["BUY", "SELL"]),
  size: z.number(),
  price: z.number(),
  notionalUsd: z.number(),
  /** Signed shares of the first outcome; null where the outcome is unknown. */
  yesShares: amount,
  /** Null is not known. */
  isTaker: z.boolean().nullable(),
  transactionHash: z.string(),
  tradedAt: z.iso.datetime(),
});
export type WalletTrade = z.infer<typeof walletTradeSchema>;

export const walletActivitySchema = z.object({
  id: z.string(),
  ...named,
  /** TRADE, SPLIT, MERGE, REDEEM, CONVERSION, REWARD, … as the upstream writes it. */
  type: z.string(),
  side: z.enum(["BUY", "SELL"]).nullable(),
  size: amount,
  price: amount,
  usd: amount,
  transactionHash: text,
  occurredAt: z.iso.datetime(),
});
export type WalletActivity = z.infer<typeof walletActivitySchema>;

export const walletValueSchema = z.object({
  address: z.string(),
  /** The upstream's own figure. */
  officialUsd: amount,
  /** What the listed open positions add up to. */
  positions: figureSchema,
});
export type WalletValue = z.infer<typeof walletValueSchema>;

export const equityDaySchema = z.object({
  day: z.iso.date(),
  realizedUsd: z.number(),
  unrealizedUsd: z.number(),
  totalUsd: z.number(),
  /** The calendar's value: what the day changed. */
  changeUsd: z.number(),
});

export const reconciliationSchema = z.object({
  state: z.enum(["reconciled", "differs", "incomplete"]),
  /** Share of the money that moved; null where nothing is compared. */
  difference: amount,
  reason: text,
  officialUsd: amount,
});

export const walletScoresSchema = z.object({
  /** Why there is no smart-money score; null where the wallet passes. */
  gate: text,
  /** `skilled` only after the correction over all wallets that pass the gate. */
  verdict: z.enum(["skilled", "none"]).nullable(),
  isMarketMaker: z.boolean(),
  isFarmer: z.boolean(),
  isWash: z.boolean(),
  smartMoney: figureSchema,
  whale: figureSchema,
  reputation: figureSchema,
  edge: figureSchema,
  clv: figureSchema,
  consistency: figureSchema,
  breadth: figureSchema,
  winRate: figureSchema,
  roi: figureSchema,
  roiWinsorised: figureSchema,
  sharpe: figureSchema,
  sortino: figureSchema,
  profitFactor: figureSchema,
  maxDrawdown: figureSchema,
  brier: figureSchema,
  exposureUsd: figureSchema,
  volumeUsd: figureSchema,
});
export type WalletScores = z.infer<typeof walletScoresSchema>;

export const walletPnlSchema = z.object({
  address: z.string(),
  name: text,
  pseudonym: text,
  /** By average cost: realised + unrealised − fees + rewards. */
  total: figureSchema,
  realized: figureSchema,
  unrealized: figureSchema,
  fees: figureSchema,
  rewards: figureSchema,
  /** By cash flow: the check on `total`. */
  cashFlow: figureSchema,
  value: figureSchema,
  reconciliation: reconciliationSchema,
  equity: z.array(equityDaySchema),
  scores: walletScoresSchema.nullable(),
});
export type WalletPnl = z.infer<typeof walletPnlSchema>;

/** What of a wallet's settled bets came true, by the price that was paid. */
export const walletCalibrationSchema = z.object({
  events: z.number().int(),
  brier: figureSchema,
  /** Expected calibration error: mean distance of what came true from what was paid. */
  ece: figureSchema,
  bins: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      meanPrice: z.number(),
      /** One observation a settled market and side; the interval counts events. */
      cameTrue: figureSchema,
    }),
  ),
});
export type WalletCalibration = z.infer<typeof walletCalibrationSchema>;

/** What is known of a wallet as such. */
export const walletIdentitySchema = z.object({
  name: text,
  pseudonym: text,
  refreshedAt: moment,
  coverage: z.enum(["complete", "truncated", "lower_bound"]).nullable(),
  coverageReason: text,
  firstSeenAt: moment,
});
export type WalletIdentity = z.infer<typeof walletIdentitySchema>;

const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), nextCursor: z.string().nullable() });
const firstOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.number().int() });

/** The first rows of each list in their default order, as the routes of their own give them. */
export const walletPageSchema = z.object({
  /** Null where nobody ever saw it. */
  identity: walletIdentitySchema.nullable(),
  positions: firstOf(positionSchema),
  closedPositions: firstOf(positionSchema),
  trades: pageOf(walletTradeSchema),
  activity: pageOf(walletActivitySchema),
  value: walletValueSchema,
  pnl: walletPnlSchema,
  calibration: walletCalibrationSchema,
});
export type WalletPage = z.infer<typeof walletPageSchema>;
