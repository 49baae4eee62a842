import { bind, routes } from "@/lib/server/route.ts";
import { listUnusualMarketsEndpoint } from "@/lib/insiders/api.ts";
import { listUnusualMarkets } from "@/lib/insiders/list-unusual.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listUnusualMarketsEndpoint, listUnusualMarkets),
);
