import { bind, routes } from "@/lib/server/route.ts";
import { listWhalePositionsEndpoint } from "@/lib/whales/api.ts";
import { listWhalePositions } from "@/lib/whales/list-whale-positions.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWhalePositionsEndpoint, listWhalePositions),
);
