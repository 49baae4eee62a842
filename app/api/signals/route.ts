import { bind, routes } from "@/lib/server/route.ts";
import { listSignalsEndpoint } from "@/lib/signals/api.ts";
import { listSignals } from "@/lib/signals/list-signals.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listSignalsEndpoint, listSignals),
);
