import { bind, routes } from "@/lib/server/route.ts";
import { runSchedules } from "@/lib/workflows/run-schedules.ts";
import { cronRunSchedulesEndpoint } from "@/lib/workflows/schedule-api.ts";

/** Seconds; the platform's own limit for this route is in vercel.json. */
export const maxDuration = 60;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(cronRunSchedulesEndpoint, runSchedules),
);
