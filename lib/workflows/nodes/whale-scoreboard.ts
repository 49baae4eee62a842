import { z } from "zod";
import { defineNode } from "../node.ts";
import { rowsSchema } from "../row-schema.ts";
import { whaleConfigSchema } from "../whale-config.ts";

export const whaleScoreboard = defineNode({
  type: "whale-scoreboard",
  version: 1,
  label: "Whale Scoreboard",
  description: "Loads the wallets that rank highest",
  category: "source",
  icon: "trophy",
  docs: "Puts out ranked wallets with their scores and sub-scores, how many settled markets stand behind each, and its coverage. Wallets below the gate, market makers and farmers are left out.",
  example: { config: { limit: 25 } },
  config: whaleConfigSchema,
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "wallets", schema: rowsSchema },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.whales.scoreboard(config, ctx.signal) }),
});
