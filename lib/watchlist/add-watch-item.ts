import type { z } from "zod";
import { notFound } from "../errors.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { addWatchItemEndpoint } from "./api.ts";
import { readWatchlist, type WatchlistContext } from "./read-watchlist.ts";

/** A star that is pressed twice, or in two windows, is one row. */
export async function addWatchItem(
  ctx: WatchlistContext,
  input: z.output<typeof addWatchItemEndpoint.input>,
) {
  const { kind, targetId } =
    "marketId" in input ? { kind: "market" as const, targetId: input.marketId } : input;
  const call = ctx.db.rpc("watch", {
    p_origin: ctx.origin,
    p_kind: kind,
    p_key: targetId,
    ...(input.note !== undefined && { p_note: input.note }),
  });
  const { created, id } = unwrap(await call) as { created: boolean; id: string };
  const [item] = (await readWatchlist(ctx, { id })).items;
  if (!item) throw notFound("Watchlist item", id);
  return reply(item, { status: created ? 201 : 200 });
}
