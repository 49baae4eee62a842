import type { Figure } from "../markets/figure.ts";
import { measureRate } from "../markets/measure-rate.ts";
import { toFigure } from "../markets/to-figure.ts";
import type { SignalReliability } from "./schema.ts";

/** Edges of the bins; the same stand in `read_signal_reliability`. */
const EDGES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export type ReliabilityRow = {
  /** How many edges lie at or below the price of the named side. */
  bin: number;
  signals: number;
  /** Independent draws: signals of one event are one. */
  events: number;
  prices: number;
  payouts: number;
};
export type ReliabilityAnswer = {
  as_of: string | null;
  events: number;
  unsettled: number;
  bins: ReliabilityRow[];
};

/**
 * What came true of the named sides by the price that they were named at, and over all of them: the price is what the
 * market gave them itself, so that it is the base rate that a signal has to beat.
 */
export function toSignalReliability(
  { bins, events, unsettled }: ReliabilityAnswer,
  asOf: string,
): SignalReliability {
  const coverage: Figure["coverage"] = unsettled > 0 ? "truncated" : "complete";
  const basis = (n: number) => ({ n, coverage, asOf, version: "signal-reliability-1" });
  const sum = (of: (row: ReliabilityRow) => number) =>
    bins.reduce((total, row) => total + of(row), 0);
  const signals = sum((row) => row.signals);
  const cameTrue = signals > 0 ? sum((row) => row.payouts) / signals : null;
  const expected = signals > 0 ? sum((row) => row.prices) / signals : null;
  return {
    unsettled,
    cameTrue: toFigure(
      cameTrue,
      basis(signals),
      cameTrue === null ? null : measureRate(cameTrue * events, events),
    ),
    baseRate: toFigure(expected, basis(signals)),
    bins: bins.map(({ bin, signals: n, events: draws, prices, payouts }) => ({
      from: EDGES[bin - 1] ?? 0,
      to: EDGES[bin] ?? 1,
      meanPrice: prices / n,
      cameTrue: toFigure(payouts / n, basis(n), measureRate((payouts / n) * draws, draws)),
    })),
  };
}
