import { listAlertHistoryEndpoint } from "@/lib/alerts/api.ts";
import { listAlertHistory } from "@/lib/alerts/list-alert-history.ts";
import { bind, routes } from "@/lib/server/route.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listAlertHistoryEndpoint, listAlertHistory),
);
