import { z } from "zod";
import { figureSchema } from "../markets/figure.ts";
import { marketReferenceSchema } from "../whales/schema.ts";

/** Each 0 to 1, null where unknown; the last two have no weight in the score. */
export const unusualFactorsSchema = z.object({
  age: figureSchema,
  size: figureSchema,
  niche: figureSchema,
  lowPrice: figureSchema,
  oneMarket: figureSchema,
  fewMarkets: figureSchema,
  nearEnd: figureSchema,
});

/** All that one wallet bought of one outcome. */
export const unusualBetSchema = z.object({
  wallet: z.string(),
  walletName: z.string().nullable(),
  market: marketReferenceSchema,
  outcome: z.string().nullable(),
  tokenId: z.string(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  trades: z.number().int(),
  stakeUsd: figureSchema,
  averagePrice: figureSchema,
  /** Null while a factor that weighs is unknown; the bounds count it as 0 and as 1. */
  score: figureSchema,
  isFlagged: z.boolean(),
  factors: unusualFactorsSchema,
  /** What a share was redeemed for; null while the market is not settled. */
  settledPrice: z.number().nullable(),
  settledAt: z.iso.datetime().nullable(),
});

/** A market or wallet by its most unusual bet, with what all of its bets add up to. */
export const unusualRowSchema = unusualBetSchema.extend({
  scoredBets: z.number().int(),
  flaggedBets: z.number().int(),
  flaggedWallets: z.number().int(),
  flaggedUsd: figureSchema,
  /** Flagged among all scored bets of the same filter, with its 90 % interval. */
  baseRate: figureSchema,
  /** Settled flagged bets of the same filter: what a share brought above its price, with its 90 % interval. */
  record: figureSchema,
  coverage: z.enum(["complete", "truncated", "lower_bound"]),
});
export type UnusualRow = z.infer<typeof unusualRowSchema>;
