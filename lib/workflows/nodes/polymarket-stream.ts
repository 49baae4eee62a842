import { z } from "zod";
import { MARKET_SORTS, marketSchema } from "../../markets/schema.ts";
import { defineNode } from "../node.ts";

const MARKET_SORT_KEYS = MARKET_SORTS.flatMap((field) => [field, `-${field}`] as const);

const probability = z.number().min(0).max(1).optional();
const dollars = z.number().min(0).optional();
const change = z.number().min(-1).max(1).optional();
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional();

/** The screener's filter in its own words, plus order and number. */
const configSchema = z.strictObject({
  category: z
    .string()
    .max(100)
    .optional()
    .meta({ title: "Category", examples: ["Sports"], "x-widget": "category" }),
  tag: z.string().max(100).optional().meta({ title: "Tag" }),
  q: z.string().trim().max(200).optional().meta({ title: "Title contains" }),
  volume_min: dollars.meta({ title: "Volume 24 h from", "x-widget": "usd" }),
  liquidity_min: dollars.meta({ title: "Liquidity from", "x-widget": "usd" }),
  price_min: probability.meta({ title: "Price from", "x-widget": "probability" }),
  price_max: probability.meta({ title: "Price to", "x-widget": "probability" }),
  spread_max: probability.meta({ title: "Spread up to", "x-widget": "probability" }),
  change_min: change.meta({ title: "24 h change from", "x-widget": "probability" }),
  change_max: change.meta({ title: "24 h change to", "x-widget": "probability" }),
  ends_after: moment.meta({ title: "Ends after", "x-widget": "date" }),
  ends_before: moment.meta({ title: "Ends before", "x-widget": "date" }),
  active: z.boolean().optional().meta({ title: "Active" }),
  closed: z.boolean().optional().meta({ title: "Closed" }),
  watchlist: z.boolean().optional().meta({ title: "On my watchlist" }),
  sort: z.enum(MARKET_SORT_KEYS).default("-volume24h").meta({
    title: "Order",
    description: "A leading minus puts the largest first",
  }),
  limit: z.number().int().min(1).max(1000).default(100).meta({ title: "How many, at most" }),
});

export const polymarketStream = defineNode({
  type: "polymarket-stream",
  version: 1,
  label: "Polymarket Stream",
  description: "Loads the markets that match a filter",
  category: "source",
  icon: "radio",
  docs: "Puts out `Market[]` of the active source, filtered and ordered as the screener does. Its input only says when it may run.",
  example: { config: { category: "Sports", volume_min: 10_000, limit: 10 } },
  config: configSchema,
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "markets", schema: z.array(marketSchema) },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.markets.list(config, ctx.signal) }),
});
