import { z } from "zod";
import { endpoint, queryNumber } from "../http/endpoint.ts";
import {
  eventDetailSchema,
  eventSchema,
  listEventsInputSchema,
  relatedEventSchema,
} from "./schema.ts";
import { eventSetInputSchema, eventSetSchema } from "./set-schema.ts";

export const listEventsEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/events",
  access: "public",
  summary: "Events of the active source that match a filter",
  input: listEventsInputSchema,
  output: z.array(eventSchema),
});

export const getEventEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/events/[slug]",
  access: "public",
  summary: "One event with all its markets, by slug or event id",
  input: z.strictObject({ slug: z.string().min(1).max(300) }),
  output: eventDetailSchema,
});

export const listRelatedEventsEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/events/related",
  access: "public",
  summary: "Open events that share tags or words with one, the nearest first",
  input: z.strictObject({
    slug: z.string().min(1).max(300),
    limit: queryNumber(z.number().int().min(1).max(100)).default(20),
  }),
  output: z.array(relatedEventSchema),
});

export const checkEventSetEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/events/[slug]/set",
  access: "public",
  summary: "What all outcomes of an event cost together against what they pay, after fees",
  cost: 2,
  input: eventSetInputSchema,
  output: eventSetSchema,
});
