import { bind, routes } from "@/lib/server/route.ts";
import { streamRunEventsEndpoint } from "@/lib/workflows/api.ts";
import { streamRunEvents } from "@/lib/workflows/stream-run-events.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(streamRunEventsEndpoint, streamRunEvents),
);
