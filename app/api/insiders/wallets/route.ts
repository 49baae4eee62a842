import { bind, routes } from "@/lib/server/route.ts";
import { listUnusualWalletsEndpoint } from "@/lib/insiders/api.ts";
import { listUnusualWallets } from "@/lib/insiders/list-unusual.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listUnusualWalletsEndpoint, listUnusualWallets),
);
