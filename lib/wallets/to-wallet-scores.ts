import { type FigureBasis, toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import type { Tables } from "../supabase/database.types.ts";
import type { WalletScores } from "./schema.ts";

/** A row of scores as figures; each says how many observations it stands on. */
export function toWalletScores(row: Tables<"wallet_scores">): WalletScores {
  const basis = (name: string, n: number): FigureBasis => ({
    n: Math.round(n),
    coverage: row.coverage as FigureBasis["coverage"],
    asOf: toIso(row.as_of),
    version: `${name}-${row.metric_version}`,
  });
  const { settled } = row;
  return {
    gate: row.gate,
    verdict: row.verdict as WalletScores["verdict"],
    isMarketMaker: row.is_market_maker,
    isFarmer: row.is_farmer,
    isWash: row.is_wash,
    smartMoney: toFigure(row.smart_money, basis("smart-money", settled)),
    whale: toFigure(row.whale, basis("whale-score", row.markets)),
    reputation: toFigure(row.reputation, basis("reputation", row.active_days)),
    edge: toFigure(row.edge, basis("edge", row.bets), { low: row.edge_low, high: row.edge_high }),
    clv: toFigure(row.clv, basis("clv", row.clv_n ?? 0), { low: row.clv_low, high: row.clv_high }),
    consistency: toFigure(row.consistency, basis("consistency", row.months)),
    breadth: toFigure(row.breadth, basis("breadth", row.events)),
    winRate: toFigure(row.win_rate, basis("win-rate", settled), {
      low: row.win_rate_low,
      high: row.win_rate_high,
    }),
    roi: toFigure(row.roi, basis("roi", settled)),
    roiWinsorised: toFigure(row.roi_winsorised, basis("roi", settled)),
    sharpe: toFigure(row.sharpe, basis("sharpe", settled)),
    sortino: toFigure(row.sortino, basis("sortino", settled)),
    profitFactor: toFigure(row.profit_factor, basis("profit-factor", settled)),
    maxDrawdown: toFigure(row.max_drawdown, basis("max-drawdown", row.active_days)),
    brier: toFigure(row.brier, basis("brier", row.bets)),
    exposureUsd: toFigure(row.exposure_usd, basis("exposure", row.markets)),
    volumeUsd: toFigure(row.volume_usd, basis("volume", row.trades)),
  };
}
