import { bind, routes } from "@/lib/server/route.ts";
import { removeWatchItemEndpoint, updateWatchItemEndpoint } from "@/lib/watchlist/api.ts";
import { removeWatchItem } from "@/lib/watchlist/remove-watch-item.ts";
import { updateWatchItem } from "@/lib/watchlist/update-watch-item.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(updateWatchItemEndpoint, updateWatchItem),
  bind(removeWatchItemEndpoint, removeWatchItem),
);
