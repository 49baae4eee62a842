import { z } from "zod";

const limit = z.number().int().min(1).max(1000).default(100).meta({ title: "How many, at most" });

/** The whale routes' filter in their own words; one config for every node that reads them. */
export const whaleConfigSchema = z.strictObject({
  window: z.enum(["1h", "24h", "7d", "30d"]).default("24h").meta({ title: "Within the last" }),
  min_usd: z
    .number()
    .min(0)
    .optional()
    .meta({ title: "Dollars from", "x-widget": "usd", description: "Empty takes 10,000" }),
  market: z
    .string()
    .trim()
    .max(300)
    .optional()
    .meta({ title: "Market", description: "Id, condition id or slug" }),
  category: z
    .string()
    .max(100)
    .optional()
    .meta({ title: "Category", examples: ["Politics"] }),
  exclude_mm: z
    .boolean()
    .optional()
    .meta({ title: "Without market makers", description: "Empty leaves them out of skill boards" }),
  limit,
});
