import { bind, routes } from "@/lib/server/route.ts";
import { cronSyncEndpoint } from "@/lib/sync/api.ts";
import { cronSync } from "@/lib/sync/cron-sync.ts";

/** Seconds; the platform's own limit for this route is in vercel.json. */
export const maxDuration = 60;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(cronSyncEndpoint, cronSync),
);
