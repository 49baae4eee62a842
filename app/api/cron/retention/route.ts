import { bind, routes } from "@/lib/server/route.ts";
import { cronRetention } from "@/lib/wallets/cron-retention.ts";
import { cronRetentionEndpoint } from "@/lib/wallets/ingest-api.ts";

/** Seconds; the platform's own limit for this route is in vercel.json. */
export const maxDuration = 60;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(cronRetentionEndpoint, cronRetention),
);
