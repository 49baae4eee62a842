import { z } from "zod";
import { figureSchema } from "../markets/figure.ts";
import { HORIZONS } from "./horizons.ts";

export const calibrationBinSchema = z.object({
  /** The bin holds prices from `from` up to below `to`. */
  from: z.number(),
  to: z.number(),
  /** Mean price within the bin. */
  price: figureSchema,
  /** Share that came true, with Wilson's interval at 90 %. */
  share: figureSchema,
});
export type CalibrationBin = z.infer<typeof calibrationBinSchema>;

export const calibrationSummarySchema = z.object({
  /** Null is every category together, empty is an unknown one. */
  category: z.string().nullable(),
  settled: z.number().int(),
  /** Settled without a stored price of that hour: in no figure. */
  missing: z.number().int(),
  /** Paid a half to either side: in no figure. */
  halves: z.number().int(),
  events: z.number().int(),
  /** Share of outcomes that came true. */
  baseRate: figureSchema,
  brier: figureSchema,
  skill: figureSchema,
  logLoss: figureSchema,
  calibrationError: figureSchema,
  reliability: figureSchema,
  resolution: figureSchema,
  uncertainty: figureSchema,
});
export type CalibrationSummary = z.infer<typeof calibrationSummarySchema>;

export const calibrationSchema = z.object({
  horizon: z.enum(HORIZONS),
  bins: z.array(calibrationBinSchema),
  summary: calibrationSummarySchema,
  /** Every category by itself, whatever was asked for. */
  categories: z.array(calibrationSummarySchema),
});
export type Calibration = z.infer<typeof calibrationSchema>;

export const correlationsSchema = z.object({
  markets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      category: z.string().nullable(),
      price: z.number().nullable(),
      /** Hourly changes of the last 14 days. */
      changes: z.number().int(),
    }),
  ),
  /** Every two markets once; `a` and `b` count within `markets`. */
  pairs: z.array(
    z.object({
      a: z.number().int(),
      b: z.number().int(),
      r: figureSchema,
      pValue: z.number().nullable(),
      /** Told from no relation after Benjamini–Hochberg at 5 % over all pairs of the list. */
      isRelated: z.boolean(),
    }),
  ),
  /** Markets of the list that are left out: only so many are compared. */
  leftOut: z.number().int(),
});
export type Correlations = z.infer<typeof correlationsSchema>;

const time = z.iso.datetime().nullable();

export const sourceFactsSchema = z.object({
  openMarkets: z.number().int(),
  /** Sums of what the source says of its open markets; null while none is known. */
  volume24hUsd: z.number().nullable(),
  liquidityUsd: z.number().nullable(),
  settledMarkets: z.number().int(),
  wallets: z.number().int(),
  scoredWallets: z.number().int(),
  scoredAt: time,
  newestTradeAt: time,
  oldestTradeAt: time,
  /** Takers' fills of 1,000 dollars or more. */
  largeTrades24h: z.number().int(),
  signals: z.number().int(),
  asOf: z.iso.datetime(),
});
export type SourceFacts = z.infer<typeof sourceFactsSchema>;

export const newMarketSchema = z.object({
  id: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  price: z.number().nullable(),
  volume24h: z.number().nullable(),
  startedAt: z.iso.datetime(),
});
export type NewMarket = z.infer<typeof newMarketSchema>;
