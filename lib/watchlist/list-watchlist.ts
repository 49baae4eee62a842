import type { z } from "zod";
import { reply } from "../http/reply.ts";
import type { listWatchlistEndpoint } from "./api.ts";
import { readWatchlist, type WatchlistContext } from "./read-watchlist.ts";

export async function listWatchlist(
  ctx: WatchlistContext,
  input: z.output<typeof listWatchlistEndpoint.input>,
) {
  const { items, total } = await readWatchlist(ctx, input);
  return reply(items, { metadata: { total, limit: input.limit, source: ctx.origin } });
}
