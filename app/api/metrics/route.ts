import { bind, routes } from "@/lib/server/route.ts";
import { getMetricsEndpoint } from "@/lib/server/api.ts";
import { getMetrics } from "@/lib/server/get-metrics.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getMetricsEndpoint, getMetrics),
);
