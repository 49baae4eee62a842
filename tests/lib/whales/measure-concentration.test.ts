import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hhiBand } from "@/lib/whales/hhi-band";
import { KNOWN_CONTRACTS } from "@/lib/whales/known-contracts";
import { type HeldShares, measureConcentration } from "@/lib/whales/measure-concentration";

const held = (...shares: number[]): HeldShares[] =>
  shares.map((amount, index) => ({ wallet: `0x${index}`, shares: amount }));
const whole = { total: null, isComplete: true, contracts: [] };
const cut = (total: number | null) => ({ total, isComplete: false, contracts: [] });

describe("measureConcentration", () => {
  it("is exact on a complete list", () => {
    const measured = measureConcentration(held(60, 30, 10), whole);
    expect(measured.hhi?.low).toBeCloseTo(4600);
    expect(measured.hhi?.high).toBeCloseTo(4600);
    expect(measured.effectiveHolders?.low).toBeCloseTo(10_000 / 4600);
    expect(measured).toMatchObject({ top1: 0.6, top5: 1, nakamoto: { value: 1, isExact: true } });
    expect(measured.gini).toBeCloseTo(1 / 3);
  });

  it.each([
    ["equal holders have no inequality", [10, 10, 10, 10], 0],
    ["one who holds all", [10], 0],
    ["two of three parts", [2, 1], 1 / 6],
  ])("gini: %s", (_name, shares, want) => {
    expect(measureConcentration(held(...shares), whole).gini).toBeCloseTo(want);
  });

  it("gives bounds on a truncated list, over all that is outstanding and not over the list", () => {
    const measured = measureConcentration(held(30, 10), cut(100));
    expect(measured.hhi?.low).toBeCloseTo(10_000 * (0.09 + 0.01));
    expect(measured.hhi?.high).toBeCloseTo(10_000 * (0.1 + 0.6 * 0.1));
    expect(measured.top1).toBeCloseTo(0.3);
    expect(measured.gini).toBeNull();
    // 0.4 on the list, and everybody off it holds at most 0.1.
    expect(measured.nakamoto).toEqual({ value: 4, isExact: false });
  });

  it.each([
    ["nobody on the list", measureConcentration([], whole)],
    ["a truncated list without a total", measureConcentration(held(5, 4), cut(null))],
  ])("says nothing about %s", (_name, measured) => {
    expect(measured).toMatchObject({ hhi: null, top1: null, nakamoto: null, gini: null });
  });

  it("takes a list that holds more than the total as the total", () => {
    expect(measureConcentration(held(60, 60), cut(100)).hhi).toEqual({ low: 5000, high: 5000 });
  });

  it("leaves contracts out, of the list and of the total", () => {
    const [exchange = ""] = KNOWN_CONTRACTS;
    const rows = [
      { wallet: exchange.toUpperCase().replace("0X", "0x"), shares: 900 },
      ...held(60, 40),
    ];
    const measured = measureConcentration(rows, {
      total: 1000,
      isComplete: false,
      contracts: KNOWN_CONTRACTS,
    });
    expect(measured).toMatchObject({ listed: 2, outstanding: 100, top1: 0.6 });
  });

  it("merges an address that is listed twice", () => {
    const rows = [
      { wallet: "0xAB", shares: 30 },
      { wallet: "0xab", shares: 30 },
      { wallet: "0xcd", shares: 40 },
    ];
    expect(measureConcentration(rows, whole)).toMatchObject({ listed: 2, top1: 0.6 });
  });

  it("has the truth between its bounds, wherever a list is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 40 }),
        fc.nat(38),
        (amounts, at) => {
          const sorted = amounts.toSorted((a, b) => b - a);
          const total = sorted.reduce((sum, amount) => sum + amount, 0);
          const truth = measureConcentration(held(...sorted), whole);
          const seen = measureConcentration(
            held(...sorted.slice(0, 1 + (at % (sorted.length - 1)))),
            cut(total),
          );
          const value = truth.hhi?.low ?? Number.NaN;
          expect(seen.hhi?.low).toBeLessThanOrEqual(value + 1e-6);
          expect(seen.hhi?.high).toBeGreaterThanOrEqual(value - 1e-6);
          expect(seen.nakamoto?.value).toBeLessThanOrEqual(truth.nakamoto?.value ?? Number.NaN);
          expect(seen.nakamoto?.isExact ? seen.nakamoto : truth.nakamoto).toEqual(truth.nakamoto);
        },
      ),
    );
  });

  it.each([
    [999, "low"],
    [1000, "moderate"],
    [1800, "moderate"],
    [1801, "high"],
  ])("calls %i %s", (hhi, band) => expect(hhiBand(hhi)).toBe(band));
});
