import { bind, routes } from "@/lib/server/route.ts";
import { listMarketGroupsEndpoint } from "@/lib/markets/api.ts";
import { listMarketGroups } from "@/lib/markets/list-market-groups.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listMarketGroupsEndpoint, listMarketGroups),
);
