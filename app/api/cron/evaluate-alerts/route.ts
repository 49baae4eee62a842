import { bind, routes } from "@/lib/server/route.ts";
import { evaluateAlertsEndpoint } from "@/lib/alerts/api.ts";
import { evaluateAlerts } from "@/lib/alerts/evaluate-alerts.ts";

/** Seconds; the platform's own limit for this route is in vercel.json. */
export const maxDuration = 60;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(evaluateAlertsEndpoint, evaluateAlerts),
);
