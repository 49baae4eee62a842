import { unwrap } from "../supabase/to-db-error.ts";
import type { RefreshContext } from "./refresh-context.ts";
import { refreshHolders } from "./refresh-holders.ts";
import { workList } from "./work-list.ts";

const MARKETS = 200;
const OLDER_THAN_MS = 60 * 60_000;
const MARKETS_A_SLICE = 100;
const AT_ONCE = 3;

/** The holders of the largest markets, those first that were never listed or longest ago. */
export async function refreshDueHolders(
  ctx: RefreshContext,
  deadline: Date,
): Promise<{ count: number; isDone: boolean }> {
  const due = unwrap(
    await ctx.service.rpc("list_holder_markets", {
      p_origin: ctx.origin,
      p_older_than: new Date(ctx.now().getTime() - OLDER_THAN_MS).toISOString(),
      p_markets: MARKETS,
      p_limit: MARKETS_A_SLICE,
    }),
  );
  const count = await workList({
    items: due,
    atOnce: AT_ONCE,
    isOver: () => ctx.signal.aborted || ctx.now() >= deadline,
    work: (conditionId) => refreshHolders(ctx, conditionId),
    onFailure: (conditionId, error) =>
      ctx.log("warn", "holders could not be listed", { conditionId, error }),
  });
  return { count, isDone: due.length < MARKETS_A_SLICE && count === due.length };
}
