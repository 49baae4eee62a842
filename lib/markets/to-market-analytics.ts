import type { MarketAnalytics, SpanAnalytics } from "./analytics.ts";
import type { AnalyticsSpan } from "./analytics.ts";
import type { Figure } from "./figure.ts";
import { type FigureBasis, toFigure } from "./to-figure.ts";
import { toIso } from "./to-market.ts";

/** A row as the SQL function `get_market_analytics` gives it. */
export type AnalyticsRow = {
  market_id: string;
  span: AnalyticsSpan;
  trades: number;
  wallets: number;
  large_trades: number;
  buy_usd: number;
  sell_usd: number;
  net_shares: number;
  clean_trades: number;
  clean_buy_usd: number;
  clean_sell_usd: number;
  clean_net_shares: number;
  open_interest: number | null;
  coverage: Figure["coverage"];
  metric_version: string;
  as_of: string;
};

/** Null where nothing was ever computed of the market. */
export function toMarketAnalytics(rows: readonly AnalyticsRow[]): MarketAnalytics | null {
  const [first] = rows;
  if (!first) return null;
  const interest = first.open_interest;
  return {
    windows: Object.fromEntries(rows.map((row) => [row.span, toSpan(row)])),
    openInterest:
      interest === null
        ? null
        : toFigure(interest, {
            ...basisOf(first, 1),
            version: `open-interest-${first.metric_version}`,
          }),
  };
}

const basisOf = (row: AnalyticsRow, n: number): FigureBasis => ({
  n,
  coverage: row.coverage,
  asOf: toIso(row.as_of),
  version: `flow-${row.metric_version}`,
});

function toSpan(row: AnalyticsRow): SpanAnalytics {
  const raw = basisOf(row, row.trades);
  const cleaned = basisOf(row, row.clean_trades);
  return {
    raw: {
      trades: toFigure(row.trades, raw),
      buyUsd: toFigure(row.buy_usd, raw),
      sellUsd: toFigure(row.sell_usd, raw),
      netUsd: toFigure(row.buy_usd - row.sell_usd, raw),
      netShares: toFigure(row.net_shares, raw),
    },
    cleaned: {
      trades: toFigure(row.clean_trades, cleaned),
      buyUsd: toFigure(row.clean_buy_usd, cleaned),
      sellUsd: toFigure(row.clean_sell_usd, cleaned),
      netUsd: toFigure(row.clean_buy_usd - row.clean_sell_usd, cleaned),
      netShares: toFigure(row.clean_net_shares, cleaned),
    },
    wallets: toFigure(row.wallets, raw),
    largeTrades: toFigure(row.large_trades, raw),
  };
}
