import { z } from "zod";
import { candleSchema, OHLC_INTERVALS } from "../../markets/schema.ts";
import { marketKeyOf, marketKeySchema, unknownMarket } from "../market-key.ts";
import { defineNode } from "../node.ts";

export const priceHistory = defineNode({
  type: "price-history",
  version: 1,
  label: "Price History",
  description: "Loads the candles of one outcome",
  category: "source",
  icon: "candlestick-chart",
  docs: "Puts out candles, oldest first: `{ time, open, high, low, close, points }` of the named outcome, else the first. They are built from price points; a span without a point has no candle, and no volume is invented. Refuses with `BAD_INPUT` where the market is unknown or not traded on the order book.",
  example: { config: { market: "will-it-rain-tomorrow", interval: "1h", hours: 168 } },
  config: z.strictObject({
    market: marketKeySchema,
    outcome: z
      .string()
      .max(200)
      .optional()
      .meta({ title: "Outcome", examples: ["Yes", "No"], description: "Empty takes the first" }),
    interval: z.enum(OHLC_INTERVALS).default("1h").meta({ title: "A candle spans" }),
    hours: z
      .number()
      .min(1)
      .max(24 * 730)
      .optional()
      .meta({
        "x-widget": "hours",
        title: "Hours back",
        description: "Empty takes what suits the span of a candle",
      }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "prices", schema: z.array(candleSchema) },
  pure: false,
  async run({ config: { market, interval, outcome, hours }, input, ctx }) {
    const marketId = marketKeyOf(market, input);
    const found = await ctx.prices.history({ marketId, interval, outcome, hours }, ctx.signal);
    if (!found) throw unknownMarket(marketId);
    if (found.candles.length === 0) ctx.log("info", `No price of ${found.outcome} is known there`);
    return { output: found.candles };
  },
});
