import { z } from "zod";
import { queryNumber } from "../http/endpoint.ts";

export const eventSetInputSchema = z.strictObject({
  slug: z.string().min(1).max(300),
  /** Dollars a side, at most. */
  size: queryNumber(z.number().min(1).max(1e7)).default(1000),
});

const money = z.number().nullable();

/** One share of every open outcome, bought at once. */
const sideSchema = z.object({
  /** Of the best asks, a set; null where a book is missing or empty. */
  sum: money,
  /** With the fees of the best asks; null where one is unknown. */
  cost: money,
  /** What a set pays whichever outcome wins. */
  payout: z.number(),
  /** Payout less cost, a set. */
  edge: money,
  /** Whole sets that the books give below the payout within the size. */
  sets: money,
  costUsd: money,
  profitUsd: money,
});
export type EventSetSide = z.infer<typeof sideSchema>;

export const eventSetSchema = z.object({
  slug: z.string(),
  sizeUsd: z.number(),
  negRisk: z.boolean().nullable(),
  /** Outcomes may still be added. */
  negRiskAugmented: z.boolean().nullable(),
  /** Why the open markets are no set of outcomes of which exactly one wins; null where they are. */
  whyNot: z.string().nullable(),
  /** Open outcomes. */
  outcomes: z.number().int(),
  /** Open outcomes of which nobody offers Yes, or No: their books are missing or have no asks. */
  missing: z.number().int(),
  yes: sideSchema.nullable(),
  no: sideSchema.nullable(),
  /** Of the best bids on every Yes; null where one is missing. */
  yesBids: money,
  asOf: z.iso.datetime(),
});
export type EventSetCheck = z.infer<typeof eventSetSchema>;
