import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type SyncPort, tellFreshness } from "./freshness.ts";
import { toSqlFilter } from "./select-markets.ts";
import type { ListMarketGroupsInput, MarketGroup } from "./terminal-schema.ts";
import { type MarketRow, toIso, toMarket } from "./to-market.ts";

type Answer = {
  total: number;
  last_success_at: string | null;
  leads: MarketRow[];
  rows: {
    key: string;
    event: MarketGroup["event"];
    markets: number;
    volume_24h: number | null;
    liquidity: number | null;
    lead: string;
  }[];
};

/** One page of a filter's markets by event; `total` counts the events. */
export async function listMarketGroups(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now" | "user"> & SyncPort,
  { sort, limit, offset, ...filter }: ListMarketGroupsInput,
): Promise<Reply<MarketGroup[]>> {
  if (filter.watchlist && !ctx.user)
    throw new AppError("UNAUTHENTICATED", "Sign in to filter by your watchlist");
  const answer = unwrap(
    await ctx.db
      .rpc("list_market_groups", {
        p_origin: ctx.origin,
        p_filter: toSqlFilter(filter),
        p_sort: sort,
        p_limit: limit,
        p_offset: offset,
      })
      .abortSignal(ctx.signal),
  ) as Answer;
  const leads = new Map(answer.leads.map((row) => [row.id, toMarket(row)]));
  const groups = answer.rows.flatMap(({ key, event, markets, volume_24h, liquidity, lead }) => {
    const market = leads.get(lead);
    return market ? [{ key, event, markets, volume24h: volume_24h, liquidity, lead: market }] : [];
  });
  const lastSynced = answer.last_success_at && toIso(answer.last_success_at);
  const page = Math.floor(offset / limit) + 1;
  return reply(groups, {
    metadata: { total: answer.total, page, limit, ...tellFreshness(ctx, lastSynced) },
  });
}
