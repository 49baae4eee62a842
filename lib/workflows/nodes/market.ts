import { z } from "zod";
import { marketDetailSchema } from "../../markets/schema.ts";
import { marketKeyOf, marketKeySchema, unknownMarket } from "../market-key.ts";
import { defineNode } from "../node.ts";

export const market = defineNode({
  type: "market",
  version: 1,
  label: "Market",
  description: "Loads one market with its rules and fees",
  category: "source",
  icon: "target",
  docs: "Puts out a list of one: the market named in `market` by id, condition id or slug, else the first that comes in, with `description`, `resolutionSource`, `tickSize`, `minOrderSize` and `feeSchedule` besides the screener's fields. Refuses with `BAD_INPUT` where there is no such market.",
  example: { config: { market: "will-it-rain-tomorrow" } },
  config: z.strictObject({ market: marketKeySchema }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "markets", schema: z.array(marketDetailSchema) },
  pure: false,
  async run({ config, input, ctx }) {
    const key = marketKeyOf(config.market, input);
    const found = await ctx.markets.get(key, ctx.signal);
    if (!found) throw unknownMarket(key);
    return { output: [found] };
  },
});
