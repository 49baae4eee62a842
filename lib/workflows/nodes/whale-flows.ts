import { z } from "zod";
import { whaleFlowSchema } from "../../whales/schema.ts";
import { whaleFlowsInputSchema } from "../../whales/whale-filter.ts";
import { defineNode } from "../node.ts";
import { ORDER, whaleFilterConfig } from "../whale-config.ts";

export const whaleFlows = defineNode({
  type: "whale-flows",
  version: 1,
  label: "Whale Flows",
  description: "Loads where large money went",
  category: "source",
  icon: "arrow-left-right",
  docs: "Puts out one row a market (or category, or span of time): dollars towards the first outcome less dollars against it. Buying the other outcome counts against; taker side only, each match once; `raw` and `cleaned` of wash suspects and market makers.",
  example: { config: { window: "24h", category: "Politics" } },
  config: z.strictObject({
    ...whaleFilterConfig,
    by: z.enum(["market", "category", "time"]).default("market").meta({ title: "One row a" }),
    sort: whaleFlowsInputSchema.shape.sort.meta(ORDER),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "flows", schema: z.array(whaleFlowSchema) },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.whales.flows(config, ctx.signal) }),
});
