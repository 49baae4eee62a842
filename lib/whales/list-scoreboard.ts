import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import type { Tables } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { pageMetadata } from "./page-metadata.ts";
import type { ScoreboardRow } from "./schema.ts";
import { toFilterArgs } from "./to-filter-args.ts";
import type { ScoreboardInput } from "./whale-filter.ts";

type Row = Tables<"wallet_scores"> & { wallet_name: string | null };
type Answer = { total: number; rows: Row[] };

/** Ordered by a lower bound, so that a lucky few bets do not lead; market makers are left out unless asked for. */
export async function listScoreboard(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now">,
  input: ScoreboardInput,
): Promise<Reply<ScoreboardRow[]>> {
  const { total, rows } = unwrap(
    await ctx.db
      .rpc("list_whale_scores", {
        ...toFilterArgs(ctx, input),
        p_exclude_mm: input.exclude_mm ?? true,
        p_gated: input.gated,
        p_sort: input.sort,
        p_limit: input.limit,
        p_offset: input.offset,
      })
      .abortSignal(ctx.signal),
  ) as unknown as Answer;
  return reply(rows.map(toScoreboardRow), { metadata: pageMetadata(ctx, input, total) });
}

function toScoreboardRow(row: Row): ScoreboardRow {
  const common = {
    coverage: row.coverage as "complete" | "truncated" | "lower_bound",
    asOf: toIso(row.as_of),
  };
  const basis = (name: string, n: number) => ({
    ...common,
    n: Math.round(n),
    version: `${name}-${row.metric_version}`,
  });
  return {
    wallet: row.wallet,
    walletName: row.wallet_name,
    verdict: row.verdict as ScoreboardRow["verdict"],
    gate: row.gate,
    isMarketMaker: row.is_market_maker,
    isFarmer: row.is_farmer,
    isWash: row.is_wash,
    edge: toFigure(row.edge, basis("edge", row.bets), { low: row.edge_low, high: row.edge_high }),
    clv: toFigure(row.clv, basis("clv", row.clv_n ?? 0), { low: row.clv_low, high: row.clv_high }),
    winRate: toFigure(row.win_rate, basis("win-rate", row.settled), {
      low: row.win_rate_low,
      high: row.win_rate_high,
    }),
    roi: toFigure(row.roi_winsorised, basis("roi", row.settled)),
    smartMoney: toFigure(row.smart_money, basis("smart-money", row.settled)),
    whale: toFigure(row.whale, basis("whale-score", row.markets)),
    reputation: toFigure(row.reputation, basis("reputation", row.active_days)),
    volumeUsd: toFigure(row.volume_usd, basis("volume", row.trades)),
    exposureUsd: toFigure(row.exposure_usd, basis("exposure", row.markets)),
    settledMarkets: row.settled,
    settledEvents: row.events,
    lastTradeAt: row.last_trade_at && toIso(row.last_trade_at),
  };
}
