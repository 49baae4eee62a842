import { bind, routes } from "@/lib/server/route.ts";
import { cronScoreEndpoint } from "@/lib/wallets/api.ts";
import { cronScore } from "@/lib/whales/cron-score.ts";

/** Seconds; the platform's own limit for this route is in vercel.json. */
export const maxDuration = 60;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(cronScoreEndpoint, cronScore),
);
