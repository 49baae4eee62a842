import { bind, routes } from "@/lib/server/route.ts";
import { addWatchItem } from "@/lib/watchlist/add-watch-item.ts";
import { addWatchItemEndpoint, listWatchlistEndpoint } from "@/lib/watchlist/api.ts";
import { listWatchlist } from "@/lib/watchlist/list-watchlist.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWatchlistEndpoint, listWatchlist),
  bind(addWatchItemEndpoint, addWatchItem),
);
