import type { Figure } from "../markets/figure.ts";
import { type FigureBasis, toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { type MarketReferenceRow, toMarketReference } from "../whales/to-market-reference.ts";
import { measureMean, measureRate } from "../markets/measure-rate.ts";
import type { UnusualRow } from "./schema.ts";

export type BaseRow = {
  scored: number;
  flagged: number;
  settled: number;
  settled_edge: number | null;
  settled_sd: number | null;
};

/** As the SQL function `list_unusual_bets` gives it. */
export type UnusualSqlRow = {
  wallet: string;
  wallet_name: string | null;
  token_id: string;
  outcome: string | null;
  market: MarketReferenceRow;
  first_at: string;
  last_at: string;
  trades: number;
  stake_usd: number;
  average_price: number;
  factor_age: number | null;
  factor_size: number | null;
  factor_niche: number | null;
  factor_low_price: number;
  factor_one_market: number | null;
  factor_few_markets: number | null;
  factor_near_end: number | null;
  score_low: number;
  score_high: number;
  is_flagged: boolean;
  payout: number | null;
  settled_at: string | null;
  coverage: Figure["coverage"];
  metric_version: string;
  scored_at: string;
  scored_bets: number;
  flagged: number;
  flagged_usd: number;
  flagged_wallets: number;
};

type Sample = { as_of: string; coverage: Figure["coverage"] };

export function toUnusualRow(row: UnusualSqlRow, base: BaseRow, sample: Sample): UnusualRow {
  const version = `unusual-${row.metric_version}`;
  const bet = { n: row.trades, coverage: row.coverage, asOf: toIso(row.scored_at), version };
  const all = { coverage: sample.coverage, asOf: toIso(sample.as_of), version };
  const isWhole = row.score_high - row.score_low < 1e-9;
  const rate = measureRate(base.flagged, base.scored);
  const record = measureMean(base.settled_edge, base.settled_sd, base.settled);
  return {
    wallet: row.wallet,
    walletName: row.wallet_name,
    market: toMarketReference(row.market),
    outcome: row.outcome,
    tokenId: row.token_id,
    firstAt: toIso(row.first_at),
    lastAt: toIso(row.last_at),
    trades: row.trades,
    stakeUsd: toFigure(row.stake_usd, bet),
    averagePrice: toFigure(row.average_price, bet),
    score: toFigure(isWhole ? row.score_low : null, bet, {
      low: row.score_low,
      high: row.score_high,
    }),
    isFlagged: row.is_flagged,
    factors: toFactors(row, bet),
    settledPrice: row.payout,
    settledAt: row.settled_at && toIso(row.settled_at),
    scoredBets: row.scored_bets,
    flaggedBets: row.flagged,
    flaggedWallets: row.flagged_wallets,
    flaggedUsd: toFigure(row.flagged_usd, { ...all, n: row.flagged }),
    baseRate: toFigure(rate?.value ?? null, { ...all, n: base.scored }, rate),
    record: toFigure(record?.value ?? null, { ...all, n: base.settled }, record),
    coverage: row.coverage,
  };
}

const toFactors = (row: UnusualSqlRow, bet: FigureBasis): UnusualRow["factors"] => ({
  age: toFigure(row.factor_age, bet),
  size: toFigure(row.factor_size, bet),
  niche: toFigure(row.factor_niche, bet),
  lowPrice: toFigure(row.factor_low_price, bet),
  oneMarket: toFigure(row.factor_one_market, bet),
  fewMarkets: toFigure(row.factor_few_markets, bet),
  nearEnd: toFigure(row.factor_near_end, bet),
});
