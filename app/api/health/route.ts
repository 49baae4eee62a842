import { bind, routes } from "@/lib/server/route.ts";
import { getHealthEndpoint } from "@/lib/server/api.ts";
import { checkHealth } from "@/lib/server/check-health.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getHealthEndpoint, checkHealth),
);
