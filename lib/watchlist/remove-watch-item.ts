import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export async function removeWatchItem({ db }: Pick<Context, "db">, { id }: { id: string }) {
  const rows = unwrap(await db.from("watchlist_items").delete().eq("id", id).select("id"));
  if (rows.length === 0) throw notFound("Watchlist item", id);
  return { deleted: true as const };
}
