import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { recallPage, rememberPage } from "./known-pages.ts";
import { recallTotal, rememberTotal } from "./known-totals.ts";
import {
  type ListMarketsInput,
  type Market,
  type MarketFilter,
  marketFilterSchema,
} from "./schema.ts";
import { type MarketRow, toIso, toMarket } from "./to-market.ts";

export type MarketSelection = MarketFilter &
  Pick<ListMarketsInput, "sort" | "limit" | "offset"> & { event_id?: string | undefined };

type Answer = {
  total: number;
  generation: number | null;
  version: string | null;
  last_success_at: string | null;
  /** Null where the page that is known still holds. */
  rows: MarketRow[] | null;
};

type SelectContext = Pick<Context, "db" | "origin" | "signal"> & {
  /** Whose watchlist is meant where `db` has the service's rights. */
  asUser?: string;
};

/** One page of a filter over the active source, with the total of the whole. */
export async function selectMarkets(
  { db, origin, signal, asUser }: SelectContext,
  { sort, limit, offset, ...filter }: MarketSelection,
): Promise<{ markets: Market[]; total: number; lastSynced: string | null }> {
  const sqlFilter = toSqlFilter(filter);
  const key = `${origin} ${JSON.stringify(sqlFilter)}`;
  const page = {
    p_origin: origin,
    p_filter: sqlFilter,
    p_sort: sort,
    p_limit: limit,
    p_offset: offset,
  };
  const pageKey = `${sort} ${limit} ${offset} ${key}`;
  const known = recallPage(pageKey);
  const call =
    asUser === undefined
      ? db.rpc("list_markets", {
          ...page,
          p_known: { ...recallTotal(key), ...(known && { version: known.version }) },
        })
      : db.rpc("list_markets_for", { ...page, p_user: asUser });
  const answer = unwrap(await call.abortSignal(signal)) as Answer;
  const lastSynced = answer.last_success_at && toIso(answer.last_success_at);
  if (answer.rows === null && known)
    return { markets: known.markets, total: known.total, lastSynced };
  const markets = (answer.rows ?? []).map(toMarket);
  const { total, generation, version } = answer;
  if (generation !== null && !filter.watchlist) rememberTotal(key, { generation, total });
  if (version !== null && !filter.watchlist) rememberPage(pageKey, { version, markets, total });
  return { markets, total, lastSynced };
}

const FILTERS = [...marketFilterSchema.keyof().options, "event_id"] as const;

/** An empty search is none; what is no filter (paging, format) stays behind. */
export function toSqlFilter(
  filter: MarketFilter & { event_id?: string | undefined },
): Record<string, string | number | boolean> {
  const values = { ...filter, q: filter.q?.toLowerCase() || undefined };
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
