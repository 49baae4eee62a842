import { bind, routes } from "@/lib/server/route.ts";
import { getSignalReliabilityEndpoint } from "@/lib/signals/api.ts";
import { getSignalReliability } from "@/lib/signals/get-signal-reliability.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getSignalReliabilityEndpoint, getSignalReliability),
);
