import type { Context } from "../context.ts";
import { AppError, notFound } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { findMarket } from "../markets/find-market.ts";
import type { UpstreamPort } from "../markets/get-order-book.ts";
import { unwrap } from "../supabase/to-db-error.ts";

import { refreshHoldersOnce } from "./refresh-holders-once.ts";
import type { HolderList } from "./schema.ts";
import { type StoredHolderList, toHolderList } from "./to-holder-list.ts";

const STALE_AFTER_MS = 10 * 60_000;

type HoldersContext = Pick<Context, "db" | "service" | "origin" | "signal" | "now" | "log"> &
  UpstreamPort;

/** Both outcomes from the store, fetched first where they are old; an old list is better than none. */
export async function getHolders(
  ctx: HoldersContext,
  input: { market: string },
): Promise<Reply<HolderList[]>> {
  const found = await findMarket(ctx, input.market);
  if (!found) throw notFound("Market", input.market);
  const { id, conditionId, outcomes } = found.market;
  if (!conditionId) throw new AppError("NOT_FOUND", `Market ${id} has no holders on chain`);
  let stored = await readLists(ctx, conditionId);
  const isOld = (list: StoredHolderList) =>
    ctx.now().getTime() - Date.parse(list.as_of) > STALE_AFTER_MS;
  let stale = stored.length === 0 || stored.some(isOld);
  if (stale) {
    try {
      await refreshHoldersOnce(ctx, conditionId);
      stored = await readLists(ctx, conditionId);
      stale = false;
    } catch (error) {
      if (stored.length === 0) throw error;
      ctx.log("warn", "holders could not be fetched again", { market: id, error });
    }
  }
  const lists = outcomes.flatMap(({ name, tokenId }) => {
    if (!tokenId) return [];
    const list = stored.find(({ token_id }) => token_id === tokenId);
    return [toHolderList(list, { marketId: id, outcome: name, tokenId, now: ctx.now() })];
  });
  return reply(lists, { metadata: { total: lists.length, stale, source: ctx.origin } });
}

const readLists = async (
  { db, origin, signal }: Pick<Context, "db" | "origin" | "signal">,
  conditionId: string,
) =>
  unwrap(
    await db
      .rpc("list_holders", { p_origin: origin, p_condition_id: conditionId })
      .abortSignal(signal),
  ) as StoredHolderList[];
