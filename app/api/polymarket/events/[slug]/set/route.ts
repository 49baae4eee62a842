import { bind, routes } from "@/lib/server/route.ts";
import { checkEventSetEndpoint } from "@/lib/events/api.ts";
import { checkEventSet } from "@/lib/events/check-event-set.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(checkEventSetEndpoint, checkEventSet),
);
