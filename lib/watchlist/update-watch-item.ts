import type { z } from "zod";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { updateWatchItemEndpoint } from "./api.ts";
import { readWatchlist, type WatchlistContext } from "./read-watchlist.ts";

export async function updateWatchItem(
  ctx: WatchlistContext,
  { id, note, position }: z.output<typeof updateWatchItemEndpoint.input>,
) {
  const change = {
    ...(note !== undefined && { note }),
    ...(position !== undefined && { position }),
  };
  unwrap(await ctx.db.from("watchlist_items").update(change).eq("id", id).select("id"));
  const [item] = (await readWatchlist(ctx, { id })).items;
  if (!item) throw notFound("Watchlist item", id);
  return item;
}
