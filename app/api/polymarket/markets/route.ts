import { bind, routes } from "@/lib/server/route.ts";
import { listMarketsEndpoint } from "@/lib/markets/api.ts";
import { listMarkets } from "@/lib/markets/list-markets.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listMarketsEndpoint, listMarkets),
);
