import { describe, expect, it } from "vitest";
import {
  type HourlyClose,
  measureCorrelation,
  toHourlyChanges,
} from "@/lib/analysis/measure-correlation.ts";
import { toCorrelations } from "@/lib/analysis/to-correlations.ts";

const series = (length: number, at: (hour: number) => number): HourlyClose[] =>
  Array.from({ length }, (_, hour) => [1000 + hour, at(hour)] as const);
/** Noise that is the same at every run. */
const noise = (seed: number) => (hour: number) =>
  0.5 + 0.2 * Math.sin(hour * hour * 0.7 + seed * 13.1 + hour);

const correlate = (one: HourlyClose[], other: HourlyClose[]) =>
  measureCorrelation(toHourlyChanges(one), toHourlyChanges(other));

describe("toHourlyChanges", () => {
  it("takes a step of one hour and none over a gap", () => {
    const changes = toHourlyChanges([
      [1, 0.5],
      [2, 0.6],
      [4, 0.9],
      [5, 0.8],
    ]);
    expect([...changes.keys()]).toEqual([2, 5]);
    expect(changes.get(5)).toBeCloseTo(-0.1, 12);
  });
});

describe("measureCorrelation", () => {
  it.each([
    { name: "the same series", other: noise(1), want: 1 },
    { name: "its mirror", other: (hour: number) => 1 - noise(1)(hour), want: -1 },
  ])("of $name is $want", ({ other, want }) => {
    const { r, n } = correlate(series(100, noise(1)), series(100, other));
    expect(n).toBe(99);
    expect(r).toBeCloseTo(want, 9);
  });

  it("gives Fisher's interval", () => {
    const mixed = (hour: number) => 0.5 * noise(1)(hour) + 0.5 * noise(2)(hour);
    const { r, n, low, high, pValue } = correlate(series(200, noise(1)), series(200, mixed));
    const z = Math.atanh(r ?? 0);
    expect(low).toBeCloseTo(Math.tanh(z - 1.6448536 / Math.sqrt(n - 3)), 6);
    expect(high).toBeCloseTo(Math.tanh(z + 1.6448536 / Math.sqrt(n - 3)), 6);
    expect(pValue).toBeLessThan(1e-6);
  });

  it.each([
    {
      name: "fewer than 30 shared hours",
      one: series(30, noise(1)),
      other: series(30, noise(2)),
      n: 29,
    },
    {
      name: "a market that never moved",
      one: series(80, noise(1)),
      other: series(80, () => 0.4),
      n: 79,
    },
    { name: "no shared hours", one: series(80, noise(1)), other: [] as HourlyClose[], n: 0 },
  ])("is unknown with $name", ({ one, other, n }) => {
    expect(correlate(one, other)).toEqual({ n, r: null, low: null, high: null, pValue: null });
  });
});

describe("toCorrelations", () => {
  it("compares every two once and calls related what survives the correction", () => {
    const row = (id: string, at: (hour: number) => number) => ({
      id,
      title: id,
      category: null,
      price: 0.5,
      hours: series(120, at),
    });
    const { pairs, markets } = toCorrelations(
      [
        row("a", noise(1)),
        row("b", noise(1)),
        row("c", noise(5)),
        { ...row("d", noise(2)), hours: null },
      ],
      { asOf: "2026-11-21T12:00:00.000Z", leftOut: 0 },
    );
    expect(pairs).toHaveLength(6);
    expect(pairs.filter(({ isRelated }) => isRelated).map(({ a, b }) => [a, b])).toContainEqual([
      0, 1,
    ]);
    expect(
      pairs.filter(({ b }) => b === 3).every(({ r, isRelated }) => r.value === null && !isRelated),
    ).toBe(true);
    expect(markets.map(({ changes }) => changes)).toEqual([119, 119, 119, 0]);
  });
});
