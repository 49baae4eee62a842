import { bind, routes } from "@/lib/server/route.ts";
import { getSyncStatusEndpoint, startSyncEndpoint } from "@/lib/sync/api.ts";
import { getSyncStatus } from "@/lib/sync/get-sync-status.ts";
import { startSyncNow } from "@/lib/sync/start-sync-now.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getSyncStatusEndpoint, getSyncStatus),
  bind(startSyncEndpoint, startSyncNow),
);
