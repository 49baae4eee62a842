import { bind, routes } from "@/lib/server/route.ts";
import { listWhaleTradesEndpoint } from "@/lib/whales/api.ts";
import { listComparedTrades } from "@/lib/whales/list-whale-trades.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWhaleTradesEndpoint, listComparedTrades),
);
