import { bind, routes } from "@/lib/server/route.ts";
import { listSparklinesEndpoint } from "@/lib/markets/api.ts";
import { listSparklines } from "@/lib/markets/list-sparklines.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listSparklinesEndpoint, listSparklines),
);
