import { describe, expect, it } from "vitest";
import { type BinSums, toCalibration } from "@/lib/analysis/to-calibration.ts";

const asOf = "2026-11-21T12:00:00.000Z";

/** What read_calibration sums up over these prices and payouts of one bin. */
const sums = (
  category: string,
  bin: number,
  points: [price: number, payout: number][],
): BinSums => ({
  category,
  bin,
  n: points.length,
  prices: points.reduce((sum, [price]) => sum + price, 0),
  payouts: points.reduce((sum, [, payout]) => sum + payout, 0),
  squares: points.reduce((sum, [price, payout]) => sum + (price - payout) ** 2, 0),
  logs: points.reduce((sum, [price, payout]) => sum - Math.log(payout ? price : 1 - price), 0),
});

const counts = (category: string, settled: number, missing = 0) => ({
  category,
  settled,
  missing,
  halves: 0,
  events: settled - missing,
});

describe("toCalibration", () => {
  const bins = [
    sums("Sports", 4, [
      [0.1, 0],
      [0.1, 0],
    ]),
    sums("Sports", 11, [
      [0.8, 1],
      [0.8, 0],
    ]),
    sums("Politics", 4, [[0.12, 1]]),
  ];
  const categories = [counts("Sports", 4), counts("Politics", 3, 2)];
  const of = (category: string | null) =>
    toCalibration({ as_of: asOf, bins, categories }, { horizon: "24h", category, asOf });

  it("scores by the formulas of the methodology", () => {
    const { summary } = of("Sports");
    const brier = (0.01 + 0.01 + 0.04 + 0.64) / 4;
    expect(summary.brier.value).toBeCloseTo(brier, 12);
    expect(summary.baseRate.value).toBe(0.25);
    expect(summary.uncertainty.value).toBeCloseTo(0.1875, 12);
    expect(summary.skill.value).toBeCloseTo(1 - brier / 0.1875, 12);
    expect(summary.calibrationError.value).toBeCloseTo((2 * 0.1 + 2 * 0.3) / 4, 12);
    expect(summary.logLoss.value).toBeCloseTo(
      -(2 * Math.log(0.9) + Math.log(0.8) + Math.log(0.2)) / 4,
      12,
    );
    const { reliability, resolution, uncertainty } = summary;
    expect(
      (reliability.value ?? 0) - (resolution.value ?? 0) + (uncertainty.value ?? 0),
    ).toBeCloseTo(brier, 12);
  });

  it("adds categories up, and says how much is missing", () => {
    const all = of(null);
    expect(all.summary).toMatchObject({ category: null, settled: 7, missing: 2, events: 5 });
    expect(all.summary.brier).toMatchObject({
      n: 5,
      coverage: "truncated",
      version: "calibration-1",
    });
    expect(all.bins.map(({ from, to, share }) => [from, to, share.n])).toEqual([
      [0.1, 0.2, 3],
      [0.8, 0.9, 2],
    ]);
    expect(all.categories.map(({ category }) => category)).toEqual(["Sports", "Politics"]);
  });

  it("knows nothing of a category without prices", () => {
    const { bins: none, summary } = of("Weather");
    expect(none).toEqual([]);
    expect(summary.brier).toMatchObject({ value: null, n: 0 });
  });

  it("has no skill to tell where everything came out the same way", () => {
    expect(of("Politics").summary.skill.value).toBeNull();
  });
});
