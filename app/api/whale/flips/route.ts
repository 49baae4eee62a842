import { bind, routes } from "@/lib/server/route.ts";
import { listWhaleFlipsEndpoint } from "@/lib/whales/api.ts";
import { listWhaleFlips } from "@/lib/whales/list-whale-flips.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWhaleFlipsEndpoint, listWhaleFlips),
);
