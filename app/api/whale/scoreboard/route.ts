import { bind, routes } from "@/lib/server/route.ts";
import { listScoreboardEndpoint } from "@/lib/whales/api.ts";
import { listScoreboard } from "@/lib/whales/list-scoreboard.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listScoreboardEndpoint, listScoreboard),
);
