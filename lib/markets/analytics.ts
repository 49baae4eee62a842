import { z } from "zod";
import { figureSchema } from "./figure.ts";

export const ANALYTICS_SPANS = ["1h", "24h", "7d", "30d"] as const;
export type AnalyticsSpan = (typeof ANALYTICS_SPANS)[number];

/** Dollars of takers; a buy is of the first outcome, whichever token it was made with. */
const sidesSchema = z.object({
  trades: figureSchema,
  buyUsd: figureSchema,
  sellUsd: figureSchema,
  netUsd: figureSchema,
  netShares: figureSchema,
});

export const spanAnalyticsSchema = z.object({
  raw: sidesSchema,
  /** Without wash suspects and market makers. */
  cleaned: sidesSchema,
  /** On either side of a match. */
  wallets: figureSchema,
  /** Of 1,000 dollars or more. */
  largeTrades: figureSchema,
});
export type SpanAnalytics = z.infer<typeof spanAnalyticsSchema>;

/** What a market's fills of each window add up to; a window that was never computed is missing. */
export const marketAnalyticsSchema = z.object({
  windows: z.partialRecord(z.enum(ANALYTICS_SPANS), spanAnalyticsSchema),
  /** Shares outstanding, where a holder list told them. */
  openInterest: figureSchema.nullable(),
});
export type MarketAnalytics = z.infer<typeof marketAnalyticsSchema>;
