import { z } from "zod";
import { listInput, queryBoolean } from "../http/endpoint.ts";
import { marketSchema, originSchema } from "../markets/schema.ts";

export const eventSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  origin: originSchema,
  image: z.string().nullable(),
  negRisk: z.boolean().nullable(),
  active: z.boolean(),
  closed: z.boolean(),
  startDate: z.iso.datetime().nullable(),
  endDate: z.iso.datetime().nullable(),
  volume24h: z.number().nullable(),
  volumeTotal: z.number().nullable(),
  liquidity: z.number().nullable(),
  marketCount: z.number().int(),
  updatedAt: z.iso.datetime().nullable(),
  lastSeenAt: z.iso.datetime(),
});
export type Event = z.infer<typeof eventSchema>;

export const eventDetailSchema = eventSchema.extend({
  description: z.string().nullable(),
  markets: z.array(marketSchema),
});
export type EventDetail = z.infer<typeof eventDetailSchema>;

/** An event beside another one, with what they share. */
export const relatedEventSchema = eventSchema.extend({ sharedTags: z.array(z.string()) });
export type RelatedEvent = z.infer<typeof relatedEventSchema>;

export const EVENT_SORTS = ["volume24h", "liquidity", "endDate", "title", "marketCount"] as const;

export const listEventsInputSchema = z.strictObject({
  q: z.string().trim().max(200).optional(),
  category: z.string().max(100).optional(),
  tag: z.string().max(100).optional(),
  active: queryBoolean.optional(),
  closed: queryBoolean.optional(),
  sort: z.enum(EVENT_SORTS.flatMap((field) => [field, `-${field}`] as const)).default("-volume24h"),
  ...listInput,
});
export type ListEventsInput = z.infer<typeof listEventsInputSchema>;
