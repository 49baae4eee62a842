import { bind, routes } from "@/lib/server/route.ts";
import { listClosedPositionsEndpoint } from "@/lib/wallets/api.ts";
import { listClosedPositions } from "@/lib/wallets/list-positions.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listClosedPositionsEndpoint, listClosedPositions),
);
