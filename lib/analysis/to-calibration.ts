import { measureRate } from "../markets/measure-rate.ts";
import type { Figure } from "../markets/figure.ts";
import { type FigureBasis, toFigure } from "../markets/to-figure.ts";
import type { Horizon } from "./horizons.ts";
import type { Calibration, CalibrationBin, CalibrationSummary } from "./schema.ts";

/** Edges of the bins; the same stand in `read_calibration`. */
const EDGES = [0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99];

/** What the database sums up within one bin of one category; "" is an unknown category. */
export type BinSums = {
  category: string;
  bin: number;
  n: number;
  prices: number;
  payouts: number;
  squares: number;
  logs: number;
};
export type CategoryCounts = {
  category: string;
  settled: number;
  halves: number;
  missing: number;
  events: number;
};
export type CalibrationSums = {
  as_of: string | null;
  bins: BinSums[];
  categories: CategoryCounts[];
};

/** Figures of one category, or of all together, with every category beside it. */
export function toCalibration(
  { bins, categories }: CalibrationSums,
  { horizon, category, asOf }: { horizon: Horizon; category: string | null; asOf: string },
): Calibration {
  const within = (name: string | null) => ({
    bins: bins.filter((row) => name === null || row.category === name),
    counts: categories.filter((row) => name === null || row.category === name),
  });
  const wanted = within(category);
  const { coverage } = toBasis(wanted.counts, 0, asOf);
  return {
    horizon,
    bins: joinBins(wanted.bins).map((sums) => toBin(sums, coverage, asOf)),
    summary: toSummary(category, wanted, asOf),
    categories: categories
      .map((row) => toSummary(row.category, within(row.category), asOf))
      .sort((one, other) => other.settled - one.settled),
  };
}

function toBasis(counts: readonly CategoryCounts[], n: number, asOf: string): FigureBasis {
  const isWhole = counts.every(({ missing }) => missing === 0);
  return { n, coverage: isWhole ? "complete" : "truncated", asOf, version: "calibration-1" };
}

function joinBins(rows: readonly BinSums[]): BinSums[] {
  const joined = new Map<number, BinSums>();
  for (const row of rows) {
    const sums = joined.get(row.bin);
    joined.set(row.bin, sums ? addSums(sums, row) : row);
  }
  return [...joined.values()].sort((one, other) => one.bin - other.bin);
}

const addSums = (one: BinSums, other: BinSums): BinSums => ({
  ...one,
  n: one.n + other.n,
  prices: one.prices + other.prices,
  payouts: one.payouts + other.payouts,
  squares: one.squares + other.squares,
  logs: one.logs + other.logs,
});

function toBin(sums: BinSums, coverage: Figure["coverage"], asOf: string): CalibrationBin {
  const { bin, n, prices, payouts } = sums;
  const basis: FigureBasis = { n, coverage, asOf, version: "calibration-1" };
  return {
    from: EDGES[bin - 1] ?? 0,
    to: EDGES[bin] ?? 1,
    price: toFigure(prices / n, basis),
    share: toFigure(payouts / n, basis, measureRate(payouts, n)),
  };
}

function toSummary(
  category: string | null,
  { bins, counts }: { bins: readonly BinSums[]; counts: readonly CategoryCounts[] },
  asOf: string,
): CalibrationSummary {
  const total = (pick: (row: CategoryCounts) => number) =>
    counts.reduce((sum, row) => sum + pick(row), 0);
  const joined = joinBins(bins);
  const n = joined.reduce((sum, row) => sum + row.n, 0);
  const basis = toBasis(counts, n, asOf);
  const measured = n > 0 ? measure(joined, n) : null;
  const figure = (value: number | null | undefined) => toFigure(value ?? null, basis);
  return {
    category,
    settled: total(({ settled }) => settled),
    missing: total(({ missing }) => missing),
    halves: total(({ halves }) => halves),
    events: total(({ events }) => events),
    baseRate: toFigure(
      measured?.baseRate ?? null,
      basis,
      measured && measureRate(measured.baseRate * n, n),
    ),
    brier: figure(measured?.brier),
    skill: figure(measured?.skill),
    logLoss: figure(measured?.logLoss),
    calibrationError: figure(measured?.calibrationError),
    reliability: figure(measured?.reliability),
    resolution: figure(measured?.resolution),
    uncertainty: figure(measured?.uncertainty),
  };
}

function measure(bins: readonly BinSums[], n: number) {
  const over = (pick: (row: BinSums) => number) => bins.reduce((sum, row) => sum + pick(row), 0);
  const baseRate = over(({ payouts }) => payouts) / n;
  const brier = over(({ squares }) => squares) / n;
  const uncertainty = baseRate * (1 - baseRate);
  const distance = (row: BinSums) => (row.prices - row.payouts) / row.n;
  return {
    baseRate,
    brier,
    uncertainty,
    // All came out the same way: there is no base rate to beat.
    skill: uncertainty > 0 ? 1 - brier / uncertainty : null,
    logLoss: over(({ logs }) => logs) / n,
    calibrationError: over((row) => row.n * Math.abs(distance(row))) / n,
    reliability: over((row) => row.n * distance(row) ** 2) / n,
    resolution: over((row) => row.n * (row.payouts / row.n - baseRate) ** 2) / n,
  };
}
