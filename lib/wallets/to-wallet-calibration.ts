import type { Figure } from "../markets/figure.ts";
import { measureRate } from "../markets/measure-rate.ts";
import { toFigure } from "../markets/to-figure.ts";
import type { WalletCalibration } from "./schema.ts";

/** Edges of the bins; the same stand in `get_wallet_calibration`. */
const EDGES = [0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99];

export type CalibrationRow = {
  /** How many edges lie at or below the price. */
  bin: number;
  n: number;
  events: number;
  prices: number;
  payouts: number;
  squares: number;
};
export type CalibrationAnswer = { events: number; bins: CalibrationRow[] };

type Basis = Pick<Figure, "coverage" | "asOf">;

/**
 * What came true of what a wallet bought, by the price it paid. Bets of one event are one draw, so that the interval
 * stands on events; Brier is the mean (p − o)², and ECE the mean distance of a bin's share from its price.
 */
export function toWalletCalibration(
  { events, bins }: CalibrationAnswer,
  basis: Basis,
): WalletCalibration {
  const of = (n: number) => ({ ...basis, n, version: "wallet-calibration-1" });
  const total = bins.reduce((sum, { n }) => sum + n, 0);
  const squares = bins.reduce((sum, row) => sum + row.squares, 0);
  const distance = bins.reduce((sum, row) => sum + Math.abs(row.prices - row.payouts), 0);
  return {
    events,
    brier: toFigure(total > 0 ? squares / total : null, of(total)),
    ece: toFigure(total > 0 ? distance / total : null, of(total)),
    bins: bins.map(({ bin, n, events: draws, prices, payouts }) => {
      const share = payouts / n;
      return {
        from: EDGES[bin - 1] ?? 0,
        to: EDGES[bin] ?? 1,
        meanPrice: prices / n,
        cameTrue: toFigure(share, of(n), measureRate(share * draws, draws)),
      };
    }),
  };
}
