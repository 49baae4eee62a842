import { bind, routes } from "@/lib/server/route.ts";
import { listRelatedEventsEndpoint } from "@/lib/events/api.ts";
import { listRelatedEvents } from "@/lib/events/list-related-events.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listRelatedEventsEndpoint, listRelatedEvents),
);
