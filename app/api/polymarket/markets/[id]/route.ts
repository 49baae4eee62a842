import { bind, routes } from "@/lib/server/route.ts";
import { getMarketEndpoint } from "@/lib/markets/api.ts";
import { getMarket } from "@/lib/markets/get-market.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getMarketEndpoint, getMarket),
);
