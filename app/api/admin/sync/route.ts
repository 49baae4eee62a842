import { bind, routes } from "@/lib/server/route.ts";
import { getAdminSyncEndpoint } from "@/lib/admin/api.ts";
import { getAdminSync } from "@/lib/admin/get-admin-sync.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getAdminSyncEndpoint, getAdminSync),
);
