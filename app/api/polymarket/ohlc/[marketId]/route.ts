import { bind, routes } from "@/lib/server/route.ts";
import { getOhlcEndpoint } from "@/lib/markets/api.ts";
import { getOhlc } from "@/lib/markets/get-ohlc.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getOhlcEndpoint, getOhlc),
);
