import { z } from "zod";
import { whaleTradeSchema } from "../../whales/schema.ts";
import { whaleTradesInputSchema } from "../../whales/whale-filter.ts";
import { defineNode } from "../node.ts";
import { ORDER, whaleFilterConfig } from "../whale-config.ts";

export const whaleTrades = defineNode({
  type: "whale-trades",
  version: 1,
  label: "Whale Trades",
  description: "Loads the large trades of a window",
  category: "source",
  icon: "waves",
  docs: "Puts out one row a fill, newest first: wallet, market, side, price, shares, dollars (`notionalUsd`), size against the volume of the market. `role` taker shows each match once; `any` also the makers' rows.",
  example: { config: { window: "24h", min_usd: 10_000 } },
  config: z.strictObject({
    ...whaleFilterConfig,
    role: z.enum(["taker", "any"]).default("taker").meta({ title: "Rows of" }),
    sort: whaleTradesInputSchema.shape.sort.meta(ORDER),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "trades", schema: z.array(whaleTradeSchema) },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.whales.trades(config, ctx.signal) }),
});
