import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { eventDetailSchema, eventSchema, listEventsInputSchema } from "./schema.ts";

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
