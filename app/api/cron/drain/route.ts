import { bind, routes } from "@/lib/server/route.ts";
import { cronDrainEndpoint } from "@/lib/workflows/api.ts";
import { cronDrain } from "@/lib/workflows/cron-drain.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(cronDrainEndpoint, cronDrain),
);
