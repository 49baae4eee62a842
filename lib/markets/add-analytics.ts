import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Market } from "./schema.ts";
import { type AnalyticsRow, toMarketAnalytics } from "./to-market-analytics.ts";

/** The markets with what their fills add up to; null where none of it is known. */
export async function addAnalytics(
  { db, origin, signal }: Pick<Context, "db" | "origin" | "signal">,
  markets: readonly Market[],
): Promise<Market[]> {
  if (markets.length === 0) return [];
  const rows = unwrap(
    await db
      .rpc("get_market_analytics", { p_origin: origin, p_ids: markets.map(({ id }) => id) })
      .abortSignal(signal),
  ) as AnalyticsRow[];
  const byMarket = new Map<string, AnalyticsRow[]>();
  for (const row of rows) {
    const known = byMarket.get(row.market_id);
    if (known) known.push(row);
    else byMarket.set(row.market_id, [row]);
  }
  return markets.map((market) => ({
    ...market,
    analytics: toMarketAnalytics(byMarket.get(market.id) ?? []),
  }));
}
