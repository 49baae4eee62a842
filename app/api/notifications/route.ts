import { bind, routes } from "@/lib/server/route.ts";
import { listNotifications } from "@/lib/alerts/list-notifications.ts";
import {
  listNotificationsEndpoint,
  readNotificationsEndpoint,
} from "@/lib/alerts/notification-api.ts";
import { readNotifications } from "@/lib/alerts/update-notifications.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listNotificationsEndpoint, listNotifications),
  bind(readNotificationsEndpoint, readNotifications),
);
