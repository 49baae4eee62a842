import { z } from "zod";
import { unusualRowSchema } from "../../insiders/schema.ts";
import { FLAGGED_FROM } from "../../insiders/score-unusual.ts";
import { unusualInputSchema } from "../../insiders/unusual-filter.ts";
import { defineNode } from "../node.ts";
import { ORDER, whaleFilterConfig } from "../whale-config.ts";

export const unusualActivity = defineNode({
  type: "unusual-activity",
  version: 1,
  label: "Unusual Activity",
  description: "Loads fresh or concentrated money that stands out",
  category: "source",
  icon: "eye",
  docs: "Puts out wallets, or markets, by their most unusual bet: its score and the factors behind it (wallet age, markets traded before, size against volume, low price, share in one market), the base rate of such flags, the record of past ones and the coverage. It says unusual and never why.",
  example: { config: { by: "wallets", window: "24h" } },
  config: z.strictObject({
    by: z.enum(["wallets", "markets"]).default("wallets").meta({ title: "Rows are" }),
    ...whaleFilterConfig,
    min_score: z
      .number()
      .min(0)
      .max(1)
      .default(FLAGGED_FROM)
      .meta({ title: "Score from", description: "Of the lower bound" }),
    sort: unusualInputSchema.shape.sort.meta(ORDER),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "table", schema: z.array(unusualRowSchema) },
  pure: false,
  run: async ({ config: { by, ...query }, ctx }) => ({
    output: await ctx.unusual[by](query, ctx.signal),
  }),
});
