import { bind, routes } from "@/lib/server/route.ts";
import {
  deleteNotificationEndpoint,
  updateNotificationEndpoint,
} from "@/lib/alerts/notification-api.ts";
import { deleteNotification, updateNotification } from "@/lib/alerts/update-notifications.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(updateNotificationEndpoint, updateNotification),
  bind(deleteNotificationEndpoint, deleteNotification),
);
