import { bind, routes } from "@/lib/server/route.ts";
import { tryAlertEndpoint } from "@/lib/alerts/api.ts";
import { tryAlert } from "@/lib/alerts/try-alert.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(tryAlertEndpoint, tryAlert),
);
