import { z } from "zod";
import { EVENT_SORTS, eventSchema } from "../../events/schema.ts";
import { defineNode } from "../node.ts";

const EVENT_SORT_KEYS = EVENT_SORTS.flatMap((field) => [field, `-${field}`] as const);

export const events = defineNode({
  type: "events",
  version: 1,
  label: "Events",
  description: "Loads the events that match a filter",
  category: "source",
  icon: "layers",
  docs: "Puts out `Event[]` of the active source, as the events page lists them: title, category, dates, volume and number of markets. Its input only says when it may run.",
  example: { config: { category: "Politics", closed: false, limit: 20 } },
  config: z.strictObject({
    q: z.string().trim().max(200).optional().meta({ title: "Title contains" }),
    category: z
      .string()
      .max(100)
      .optional()
      .meta({ title: "Category", examples: ["Politics"], "x-widget": "category" }),
    tag: z.string().max(100).optional().meta({ title: "Tag" }),
    active: z.boolean().optional().meta({ title: "Active" }),
    closed: z.boolean().optional().meta({ title: "Closed" }),
    sort: z.enum(EVENT_SORT_KEYS).default("-volume24h").meta({
      title: "Order",
      description: "A leading minus puts the largest first",
    }),
    limit: z.number().int().min(1).max(1000).default(100).meta({ title: "How many, at most" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "events", schema: z.array(eventSchema) },
  pure: false,
  run: async ({ config, ctx }) => ({ output: await ctx.events.list(config, ctx.signal) }),
});
