import { bind, routes } from "@/lib/server/route.ts";
import { listNewMarketsEndpoint } from "@/lib/analysis/api.ts";
import { listNewMarkets } from "@/lib/analysis/list-new-markets.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listNewMarketsEndpoint, listNewMarkets),
);
