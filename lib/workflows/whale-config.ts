import { z } from "zod";
import { WINDOWS } from "../whales/whale-filter.ts";

/** The whale routes' filter in their own words; the nodes that read them share it. */
export const whaleFilterConfig = {
  window: z.enum(WINDOWS).optional().meta({
    title: "Within the last",
    description: "Empty takes the window of the page of the same name",
  }),
  min_usd: z
    .number()
    .min(0)
    .max(1e12)
    .optional()
    .meta({ title: "Dollars from", "x-widget": "usd", description: "Empty takes the page's own" }),
  market: z.string().trim().min(1).max(300).optional().meta({
    title: "Market",
    description: "Empty takes all of them",
    "x-widget": "market",
  }),
  category: z
    .string()
    .max(100)
    .optional()
    .meta({ title: "Category", examples: ["Politics"], "x-widget": "category" }),
  exclude_mm: z
    .boolean()
    .optional()
    .meta({ title: "Without market makers", description: "Empty leaves them out of skill boards" }),
  limit: z.number().int().min(1).max(1000).default(100).meta({ title: "How many, at most" }),
};

export const ORDER = {
  title: "Order",
  description: "A leading minus puts the largest first",
} as const;
