import { bind, routes } from "@/lib/server/route.ts";
import { deleteAlertEndpoint, updateAlertEndpoint } from "@/lib/alerts/api.ts";
import { deleteAlert } from "@/lib/alerts/delete-alert.ts";
import { updateAlert } from "@/lib/alerts/update-alert.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(updateAlertEndpoint, updateAlert),
  bind(deleteAlertEndpoint, deleteAlert),
);
