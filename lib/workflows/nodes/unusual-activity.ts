import { z } from "zod";
import { defineNode } from "../node.ts";
import { rowsSchema } from "../row-schema.ts";
import { whaleConfigSchema } from "../whale-config.ts";

export const unusualActivity = defineNode({
  type: "unusual-activity",
  version: 1,
  label: "Unusual Activity",
  description: "Loads fresh or concentrated money that stands out",
  category: "source",
  icon: "eye",
  docs: "Puts out wallets, or markets, whose recent trades stand out: each with its score and the factors behind it (wallet age, markets traded before, size against volume, low price, share in one market), the base rate and the coverage. It says unusual and never why.",
  example: { config: { by: "wallets", window: "24h" } },
  config: whaleConfigSchema.extend({
    by: z.enum(["wallets", "markets"]).default("wallets").meta({ title: "Rows are" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "table", schema: rowsSchema },
  pure: false,
  run: async ({ config: { by, ...query }, ctx }) => ({
    output: await ctx.unusual[by](query, ctx.signal),
  }),
});
