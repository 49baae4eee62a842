import { bind, routes } from "@/lib/server/route.ts";
import { getEventEndpoint } from "@/lib/events/api.ts";
import { getEvent } from "@/lib/events/get-event.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getEventEndpoint, getEvent),
);
