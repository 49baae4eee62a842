import { bind, routes } from "@/lib/server/route.ts";
import { getAdminMetricsEndpoint } from "@/lib/admin/api.ts";
import { getAdminMetrics } from "@/lib/server/get-admin-metrics.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getAdminMetricsEndpoint, getAdminMetrics),
);
