import { z } from "zod";
import { figureSchema } from "../markets/figure.ts";

const time = z.iso.datetime();

/** What names a market beside a figure; of one that is not synced yet, what its trades said. */
export const marketReferenceSchema = z.object({
  id: z.string().nullable(),
  conditionId: z.string(),
  title: z.string().nullable(),
  slug: z.string().nullable(),
  category: z.string().nullable(),
  eventSlug: z.string().nullable(),
});
export type MarketReference = z.infer<typeof marketReferenceSchema>;

/** A share of the market's 24 h volume; niche is below 50,000 dollars a day. */
const relativeSize = { relativeSize: figureSchema, isNiche: z.boolean().nullable() };

const who = { wallet: z.string(), walletName: z.string().nullable() };

export const whalePositionSchema = z.object({
  ...who,
  market: marketReferenceSchema,
  outcome: z.string().nullable(),
  tokenId: z.string(),
  shares: z.number().nullable(),
  averagePrice: z.number().nullable(),
  currentPrice: z.number().nullable(),
  /** Shares × mark, what it would bring now. */
  valueUsd: figureSchema,
  /** What it cost. */
  costUsd: z.number().nullable(),
  unrealizedPnlUsd: z.number().nullable(),
  tier: z.enum(["10k", "50k", "100k"]).nullable(),
  shareOfOutcome: figureSchema,
  ...relativeSize,
  /** Settled, and only waiting to be redeemed. */
  redeemable: z.boolean().nullable(),
  isMarketMaker: z.boolean(),
  seenAt: time,
});
export type WhalePosition = z.infer<typeof whalePositionSchema>;

export const whaleTradeSchema = z.object({
  id: z.string(),
  tradedAt: time,
  ...who,
  market: marketReferenceSchema.nullable(),
  outcome: z.string().nullable(),
  outcomeIndex: z.number().int().nullable(),
  tokenId: z.string(),
  side: z.enum(["BUY", "SELL"]),
  /** Null is not known. */
  isTaker: z.boolean().nullable(),
  shares: z.number(),
  price: z.number(),
  /** Shares × price, what was paid. */
  notionalUsd: z.number(),
  /** Signed equivalents of the first outcome. */
  yesShares: z.number().nullable(),
  ...relativeSize,
  /** Of what rests now within two points of the middle, on the side that it takes from; only where `depth` was asked for, null where no book was read. */
  depthShare: figureSchema.nullable().optional(),
  isMarketMaker: z.boolean(),
  isWash: z.boolean(),
  transactionHash: z.string(),
});
export type WhaleTrade = z.infer<typeof whaleTradeSchema>;

/** Dollars of takers, each match once; a buy is of the first outcome, whichever token it was made with. */
const flowSidesSchema = z.object({
  volumeUsd: figureSchema,
  buyUsd: figureSchema,
  sellUsd: figureSchema,
  netUsd: figureSchema,
  netShares: figureSchema,
});

export const whaleFlowSchema = z.object({
  by: z.enum(["market", "category", "time"]),
  /** The condition id, the category, or when the bucket begins; null is unknown. */
  key: z.string().nullable(),
  market: marketReferenceSchema.nullable(),
  raw: flowSidesSchema,
  /** Without wash suspects and market makers. */
  cleaned: flowSidesSchema,
});
export type WhaleFlow = z.infer<typeof whaleFlowSchema>;

const legSchema = z.object({
  at: time,
  /** The first outcome's side, or the other's. */
  side: z.enum(["YES", "NO"]),
  /** Signed equivalents of the first outcome. */
  shares: figureSchema,
  /** Of the first outcome. */
  price: z.number(),
  usd: figureSchema,
});

export const whaleFlipSchema = z.object({
  ...who,
  market: marketReferenceSchema,
  /** When the new side first reached the threshold. */
  flippedAt: time,
  before: legSchema,
  after: legSchema,
  isMarketMaker: z.boolean(),
});
export type WhaleFlip = z.infer<typeof whaleFlipSchema>;

export const concentrationSchema = z.object({
  market: marketReferenceSchema,
  outcome: z.string().nullable(),
  tokenId: z.string(),
  /** Wallets on the list, contracts left out. */
  listed: z.number().int(),
  outstandingShares: z.number().nullable(),
  /** 0 to 10,000; from a truncated list the lower bound, with both bounds beside it. */
  hhi: figureSchema,
  band: z.enum(["low", "moderate", "high"]).nullable(),
  effectiveHolders: figureSchema,
  top1: figureSchema,
  top5: figureSchema,
  top10: figureSchema,
  nakamoto: figureSchema,
  /** Only of a complete list. */
  gini: figureSchema,
});
export type ConcentrationRow = z.infer<typeof concentrationSchema>;

export const scoreboardRowSchema = z.object({
  ...who,
  /** `skilled` only after the correction over all wallets that pass the gate. */
  verdict: z.enum(["skilled", "none"]).nullable(),
  /** Why there is no smart-money score; null where the wallet passes. */
  gate: z.string().nullable(),
  isMarketMaker: z.boolean(),
  isFarmer: z.boolean(),
  isWash: z.boolean(),
  edge: figureSchema,
  clv: figureSchema,
  winRate: figureSchema,
  roi: figureSchema,
  smartMoney: figureSchema,
  whale: figureSchema,
  reputation: figureSchema,
  volumeUsd: figureSchema,
  exposureUsd: figureSchema,
  settledMarkets: z.number().int(),
  settledEvents: z.number().int(),
  lastTradeAt: time.nullable(),
});
export type ScoreboardRow = z.infer<typeof scoreboardRowSchema>;

/** The wallets that scores are shrunk to and tested among. */
export const populationSchema = z.object({
  wallets: z.number().int(),
  /** Those that pass the gate. */
  eligible: z.number().int(),
  edge: figureSchema,
  clv: figureSchema,
  consistency: figureSchema,
  asOf: time,
});
export type Population = z.infer<typeof populationSchema>;

export const holderListSchema = z.object({
  marketId: z.string(),
  outcome: z.string(),
  tokenId: z.string(),
  coverage: z.enum(["complete", "truncated", "lower_bound"]),
  asOf: time.nullable(),
  /** Null is unknown. */
  outstandingShares: z.number().nullable(),
  hhi: figureSchema,
  top10: figureSchema,
  holders: z.array(
    z.object({
      ...who,
      shares: z.number(),
      shareOfOutcome: figureSchema,
      isMarketMaker: z.boolean(),
      isContract: z.boolean(),
    }),
  ),
});
export type HolderList = z.infer<typeof holderListSchema>;
