import { bind, routes } from "@/lib/server/route.ts";
import { getHoldersEndpoint } from "@/lib/whales/api.ts";
import { getHolders } from "@/lib/whales/get-holders.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getHoldersEndpoint, getHolders),
);
