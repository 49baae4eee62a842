import { bind, routes } from "@/lib/server/route.ts";
import { listPositionsEndpoint } from "@/lib/wallets/api.ts";
import { listPositions } from "@/lib/wallets/list-positions.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listPositionsEndpoint, listPositions),
);
