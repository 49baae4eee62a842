import { z } from "zod";
import { defineNode } from "../node.ts";
import { rowsSchema } from "../row-schema.ts";
import { whaleConfigSchema } from "../whale-config.ts";

export const whaleTrades = defineNode({
  type: "whale-trades",
  version: 1,
  label: "Whale Trades",
  description: "Loads the large trades of a window",
  category: "source",
  icon: "waves",
  docs: "`{ min_usd, window }` say what is large and how long ago. Puts out one row a fill with its wallet, market, side, price, shares and dollars, newest first. A match shows its maker and its taker as two rows.",
  example: { config: { window: "24h", min_usd: 10_000 } },
  config: whaleConfigSchema,
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "trades", schema: rowsSchema },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.whales.trades(config, ctx.signal) }),
});
