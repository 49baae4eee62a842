import { bind, routes } from "@/lib/server/route.ts";
import { createAlertEndpoint, listAlertsEndpoint } from "@/lib/alerts/api.ts";
import { createAlert } from "@/lib/alerts/create-alert.ts";
import { listAlerts } from "@/lib/alerts/list-alerts.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listAlertsEndpoint, listAlerts),
  bind(createAlertEndpoint, createAlert),
);
