import { z } from "zod";
import { figureSchema } from "../markets/figure.ts";

export const signalSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  /** Which one of its kind: a wallet, an alert, a workflow and its node. */
  sourceId: z.string(),
  marketId: z.string(),
  marketTitle: z.string().nullable(),
  marketSlug: z.string().nullable(),
  eventId: z.string().nullable(),
  isMine: z.boolean(),
  /** YES is the first outcome, and every price here is the first outcome's. */
  side: z.enum(["YES", "NO"]),
  probability: z.number().nullable(),
  confidence: z.number().nullable(),
  reason: z.string().nullable(),
  priceAt: z.number().nullable(),
  /** Dollars a share that a taker paid then; null is unknown. */
  feeAt: z.number().nullable(),
  price1h: z.number().nullable(),
  price24h: z.number().nullable(),
  settledPrice: z.number().nullable(),
  settledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Signal = z.infer<typeof signalSchema>;

export const SIGNAL_HORIZONS = ["1h", "24h", "settlement"] as const;

export const signalRecordSchema = z.object({
  kind: z.string(),
  horizon: z.enum(SIGNAL_HORIZONS),
  signals: z.number().int(),
  /** Due and without a price of their hour: they are in no mean. */
  missing: z.number().int(),
  /** Priced, but of markets whose fee is unknown: they are in no mean either. */
  feeUnknown: z.number().int(),
  /** Independent draws: signals of one event are one. */
  events: z.number().int(),
  /** Dollars a share of the side that was named, after the fee, with its 90 % interval. */
  edge: figureSchema,
  hitRate: figureSchema,
  pValue: z.number().nullable(),
  /**
   * `no-evidence` below five events · `chance` where the edge cannot be told from 0 after Benjamini–Hochberg at 5 % over
   * all kinds and horizons · else the sign of the edge.
   */
  verdict: z.enum(["no-evidence", "chance", "positive", "negative"]),
});
export type SignalRecord = z.infer<typeof signalRecordSchema>;

/** Settled signals by the price that the named side had when it was named. */
export const signalReliabilitySchema = z.object({
  /** Signals whose market is not settled: they are in no bin. */
  unsettled: z.number().int(),
  cameTrue: figureSchema,
  /** What the market itself gave the named sides: their mean price. */
  baseRate: figureSchema,
  bins: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      meanPrice: z.number(),
      cameTrue: figureSchema,
    }),
  ),
});
export type SignalReliability = z.infer<typeof signalReliabilitySchema>;
