import { z } from "zod";
import { marketKeyOf, marketKeySchema } from "../market-key.ts";
import { defineNode } from "../node.ts";
import { rowsSchema } from "../rows.ts";

export const holders = defineNode({
  type: "holders",
  version: 1,
  label: "Holders",
  description: "Loads the largest holders of a market",
  category: "source",
  icon: "users",
  docs: "Puts out the largest holders of both outcomes as far as the upstream lists them. A list that is not whole says so in its coverage; shares of it are lower bounds.",
  example: { config: { market: "will-it-rain-tomorrow" } },
  config: z.strictObject({ market: marketKeySchema }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "holders", schema: rowsSchema },
  pure: false,
  async run({ config, input, ctx }) {
    const market = marketKeyOf(config.market, input);
    return { output: await ctx.holders.list({ market }, ctx.signal) };
  },
});
