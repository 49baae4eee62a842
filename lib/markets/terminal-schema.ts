import { z } from "zod";
import { queryNumber } from "../http/endpoint.ts";
import { listMarketsInputSchema, marketSchema } from "./schema.ts";

const MOST_IDS = 100;

/** Market ids in one query parameter, by commas. */
const marketIds = z
  .string()
  .min(1)
  .max(MOST_IDS * 101)
  .transform((text) => [...new Set(text.split(",").map((id) => id.trim()))].filter(Boolean))
  .pipe(z.array(z.string().max(100)).min(1).max(MOST_IDS));

export const sparklinesInputSchema = z.strictObject({ ids: marketIds });

export const sparklineSchema = z.object({
  marketId: z.string(),
  /** Four hours each from seven days ago on: the number of the step, and the first outcome's last price in it. */
  points: z.array(z.tuple([z.number().int(), z.number().min(0).max(1)])),
  asOf: z.iso.datetime(),
});
export type Sparkline = z.infer<typeof sparklineSchema>;

export const quotesInputSchema = z.strictObject({
  ids: marketIds,
  size: queryNumber(z.number().positive().max(1e9)),
});

/** What a buy of so many dollars of the first outcome would pay right now. */
export const quoteSchema = z.object({
  marketId: z.string(),
  outcome: z.string(),
  sizeUsd: z.number(),
  /** Mean price a share over the levels taken; null where the book does not hold that much. */
  price: z.number().nullable(),
  /** A share; null where the market's fee schedule is unknown. */
  fee: z.number().nullable(),
  /** Price and fee a share; null where either is unknown. */
  cost: z.number().nullable(),
  /** Why there is no price. */
  reason: z.enum(["no_book", "too_thin"]).nullable(),
  /** When the upstream last changed the book. */
  bookAt: z.iso.datetime().nullable(),
  /** When we read it. */
  asOf: z.iso.datetime(),
});
export type Quote = z.infer<typeof quoteSchema>;

export const listMarketGroupsInputSchema = listMarketsInputSchema.omit({
  analytics: true,
  format: true,
  event_id: true,
});
export type ListMarketGroupsInput = z.infer<typeof listMarketGroupsInputSchema>;

/** The markets of a filter that belong to one event; one without an event stands alone. */
export const marketGroupSchema = z.object({
  key: z.string(),
  event: z.object({ id: z.string(), slug: z.string(), title: z.string() }).nullable(),
  /** How many of its markets match the filter. */
  markets: z.number().int(),
  volume24h: z.number().nullable(),
  liquidity: z.number().nullable(),
  /** The first of them in the order asked for. */
  lead: marketSchema,
});
export type MarketGroup = z.infer<typeof marketGroupSchema>;
