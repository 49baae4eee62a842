import { z } from "zod";
import { defineNode } from "../node.ts";
import { rowsSchema } from "../row-schema.ts";
import { whaleConfigSchema } from "../whale-config.ts";

export const whaleFlows = defineNode({
  type: "whale-flows",
  version: 1,
  label: "Whale Flows",
  description: "Loads where large money went, by market",
  category: "source",
  icon: "arrow-left-right",
  docs: "Puts out one row a market: dollars towards its first outcome less dollars against it, in YES-equivalents (buying NO counts against), taker side only and each match once.",
  example: { config: { window: "24h", category: "Politics" } },
  config: whaleConfigSchema,
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "flows", schema: rowsSchema },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.whales.flows(config, ctx.signal) }),
});
