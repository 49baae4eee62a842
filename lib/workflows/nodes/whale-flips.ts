import { z } from "zod";
import { whaleFlipSchema } from "../../whales/schema.ts";
import { whaleFlipsInputSchema } from "../../whales/whale-filter.ts";
import { defineNode } from "../node.ts";
import { ORDER, whaleFilterConfig } from "../whale-config.ts";

export const whaleFlips = defineNode({
  type: "whale-flips",
  version: 1,
  label: "Whale Flips",
  description: "Loads wallets that changed sides",
  category: "source",
  icon: "shuffle",
  docs: "Puts out one row a flip: a wallet whose net exposure in a market changed its sign within the window, both sides above the threshold, with the legs `before` and `after`. A merge, a conversion or a hedge in the same event is no flip.",
  example: { config: { window: "7d", min_usd: 10_000 } },
  config: z.strictObject({
    ...whaleFilterConfig,
    sort: whaleFlipsInputSchema.shape.sort.meta(ORDER),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "table", schema: z.array(whaleFlipSchema) },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.whales.flips(config, ctx.signal) }),
});
