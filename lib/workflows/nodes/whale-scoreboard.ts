import { z } from "zod";
import { scoreboardRowSchema } from "../../whales/schema.ts";
import { scoreboardInputSchema } from "../../whales/whale-filter.ts";
import { defineNode } from "../node.ts";
import { ORDER, whaleFilterConfig } from "../whale-config.ts";

export const whaleScoreboard = defineNode({
  type: "whale-scoreboard",
  version: 1,
  label: "Whale Scoreboard",
  description: "Loads the wallets that rank highest",
  category: "source",
  icon: "trophy",
  docs: "Puts out wallets by the lower bound of their edge, with their scores, sub-scores and how many settled markets stand behind each. `gate` says why a wallet has no score; market makers are left out unless asked for.",
  example: { config: { gated: true, limit: 25 } },
  config: z.strictObject({
    ...whaleFilterConfig,
    gated: z.boolean().default(false).meta({ title: "Only wallets that pass the gate" }),
    sort: scoreboardInputSchema.shape.sort.meta(ORDER),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "wallets", schema: z.array(scoreboardRowSchema) },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.whales.scoreboard(config, ctx.signal) }),
});
