import { unwrap } from "../supabase/to-db-error.ts";
import type { RefreshContext } from "./refresh-context.ts";
import { refreshPrices } from "./refresh-prices.ts";
import { TRACKED_MARKETS } from "./tracked-markets.ts";
import { workList } from "./work-list.ts";

/** Our own snapshots go on from a fetched history; a day later it is fetched again, for the hours that nobody was there. */
const OLDER_THAN_MS = 24 * 60 * 60_000;
const TOKENS_A_SLICE = 200;
const AT_ONCE = 3;

/** The price histories of watched, opened and the largest markets that were never fetched, or a day ago. */
export async function refreshDuePrices(
  ctx: RefreshContext,
  deadline: Date,
): Promise<{ count: number; isDone: boolean }> {
  const due = unwrap(
    await ctx.service.rpc("list_price_tracks", {
      p_origin: ctx.origin,
      p_largest: TRACKED_MARKETS,
      p_fetched_before: new Date(ctx.now().getTime() - OLDER_THAN_MS).toISOString(),
      p_limit: TOKENS_A_SLICE,
    }),
  );
  const count = await workList({
    items: due,
    atOnce: AT_ONCE,
    isOver: () => ctx.signal.aborted || ctx.now() >= deadline,
    work: (tokenId) => refreshPrices(ctx, tokenId),
    onFailure: (tokenId, error) =>
      ctx.log("warn", "a price history could not be fetched", { tokenId, error }),
  });
  return { count, isDone: due.length < TOKENS_A_SLICE && count === due.length };
}
