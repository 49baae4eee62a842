import { bind, routes } from "@/lib/server/route.ts";
import { testAlertEndpoint } from "@/lib/alerts/api.ts";
import { testAlert } from "@/lib/alerts/try-alert.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(testAlertEndpoint, testAlert),
);
