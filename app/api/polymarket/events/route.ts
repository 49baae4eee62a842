import { bind, routes } from "@/lib/server/route.ts";
import { listEventsEndpoint } from "@/lib/events/api.ts";
import { listEvents } from "@/lib/events/list-events.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listEventsEndpoint, listEvents),
);
