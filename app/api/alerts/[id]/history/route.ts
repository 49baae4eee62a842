import { bind, routes } from "@/lib/server/route.ts";
import { listAlertHistoryEndpoint } from "@/lib/alerts/api.ts";
import { listAlertHistory } from "@/lib/alerts/list-alert-history.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listAlertHistoryEndpoint, listAlertHistory),
);
