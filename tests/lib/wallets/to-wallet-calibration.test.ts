import { describe, expect, it } from "vitest";
import { toWalletCalibration } from "@/lib/wallets/to-wallet-calibration";

const basis = { coverage: "complete" as const, asOf: "2026-11-21T00:00:00.000Z" };

describe("a wallet's calibration", () => {
  it("compares what was paid with what came true, bin by bin", () => {
    const { bins, brier, ece } = toWalletCalibration(
      {
        events: 9,
        bins: [
          { bin: 5, n: 4, events: 4, prices: 1, payouts: 1, squares: 0.75 },
          { bin: 11, n: 5, events: 5, prices: 3.75, payouts: 5, squares: 0.3125 },
        ],
      },
      basis,
    );
    expect(bins.map(({ from, to, meanPrice }) => [from, to, meanPrice])).toEqual([
      [0.2, 0.3, 0.25],
      [0.8, 0.9, 0.75],
    ]);
    expect(bins.map(({ cameTrue }) => [cameTrue.value, cameTrue.n])).toEqual([
      [0.25, 4],
      [1, 5],
    ]);
    expect(brier).toMatchObject({ value: 1.0625 / 9, n: 9, version: "wallet-calibration-1" });
    expect(ece.value).toBeCloseTo(1.25 / 9, 10);
  });

  it("has the wider interval where many bets are of one event", () => {
    const bin = { bin: 8, n: 100, prices: 55, payouts: 60, squares: 20 };
    const [one, many] = [2, 100].map(
      (events) =>
        toWalletCalibration({ events, bins: [{ ...bin, events }] }, basis).bins[0]?.cameTrue,
    );
    const width = (figure: typeof one) => (figure?.high ?? 0) - (figure?.low ?? 0);
    expect(width(one)).toBeGreaterThan(3 * width(many));
    expect(one?.value).toBe(0.6);
  });

  it("is unknown and not perfect where nothing settled", () => {
    const { bins, brier, ece } = toWalletCalibration({ events: 0, bins: [] }, basis);
    expect([bins, brier.value, ece.value]).toEqual([[], null, null]);
  });
});
