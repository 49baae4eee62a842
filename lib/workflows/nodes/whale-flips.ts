import { z } from "zod";
import { defineNode } from "../node.ts";
import { rowsSchema } from "../row-schema.ts";
import { whaleConfigSchema } from "../whale-config.ts";

export const whaleFlips = defineNode({
  type: "whale-flips",
  version: 1,
  label: "Whale Flips",
  description: "Loads wallets that changed sides",
  category: "source",
  icon: "shuffle",
  docs: "Puts out one row a flip: a wallet whose net exposure in a market changed its sign within the window, both sides above the threshold, with the legs before and after. A merge, a conversion or a hedge in the same event is no flip.",
  example: { config: { window: "7d", min_usd: 10_000 } },
  config: whaleConfigSchema,
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "table", schema: rowsSchema },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.whales.flips(config, ctx.signal) }),
});
