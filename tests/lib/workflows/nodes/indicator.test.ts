import { describe, expect, it } from "vitest";
import { createIndicator, type IndicatorName } from "@/lib/workflows/compute-indicator";
import { indicator } from "@/lib/workflows/nodes/indicator";
import { makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const series = (...closes: (number | null)[]) =>
  closes.map((close, index) => ({ time: `2026-01-01T0${index}:00:00.000Z`, close }));
const withField = (rows: object[], name: string, values: (number | null)[]) =>
  rows.map((row, index) => ({ ...row, [name]: values[index] ?? null }));
const many = Array.from({ length: 10_000 }, (_, index) => ({
  close: 0.5 + Math.sin(index / 10) / 4,
}));

testNode(indicator, {
  gives: [
    {
      name: "null until there are enough values",
      config: { indicator: "sma", period: 3 },
      input: series(0.1, 0.2, 0.3, 0.6),
      output: withField(series(0.1, 0.2, 0.3, 0.6), "sma", [
        null,
        null,
        expect.closeTo(0.2),
        expect.closeTo(11 / 30),
      ]),
    },
    {
      name: "null for an unknown value, which changes nothing",
      config: { indicator: "momentum", period: 2, as: "mom" },
      input: series(1, null, 2, 4),
      output: withField(series(1, null, 2, 4), "mom", [null, null, null, 3]),
    },
    {
      name: "each of several series apart",
      config: { indicator: "momentum", period: 2, by: "id" },
      input: [1, 10, 2, 20, 3, 40].map((close, index) => ({ id: index % 2, close })),
      output: [1, 10, 2, 20, 3, 40].map((close, index) => ({
        id: index % 2,
        close,
        momentum: [null, null, null, null, 2, 30][index],
      })),
    },
    { name: "nothing of nothing", config: { indicator: "rsi" }, input: [], output: [] },
  ],
  refusesConfig: [
    { name: "an unknown indicator", config: { indicator: "luck" }, field: "indicator" },
    { name: "a period of one", config: { indicator: "sma", period: 1 }, field: "period" },
    { name: "a fast above the slow", config: { indicator: "macd", fast: 30 }, field: "slow" },
  ],
  refusesInput: [{ name: "one object", input: { close: 1 } }],
  refusesArriving: [
    {
      name: "a field that rows do not have",
      config: { indicator: "sma" },
      arriving: [{ time: "x", price: 1 }],
      field: "field",
      message: /unknown field `close`/,
    },
    {
      name: "text",
      config: { indicator: "sma", field: "time" },
      arriving: series(1),
      field: "field",
      message: /needs numbers/,
    },
    {
      name: "no high and low for ATR",
      config: { indicator: "atr" },
      arriving: series(1),
      field: "indicator",
      message: /unknown field `high`/,
    },
  ],
  large: {
    name: "10,000 rows",
    config: { indicator: "bollinger", period: 20 },
    input: many,
    length: 10_000,
  },
});

it("indicator refuses rows that go back in time, and text for a number", async () => {
  const run = (input: Record<string, unknown>[]) =>
    indicator.run({
      config: indicator.config.parse({ indicator: "sma", period: 2 }),
      input,
      ctx: makeNodeContext(),
    });
  await expect(run(series(1, 2).toReversed())).rejects.toThrow(/Row 2 is older.*sort by time/);
  await expect(run([{ close: "1" }])).rejects.toThrow(/Row 1: close is no number/);
});

const closes = [0.5, 0.52, 0.51, 0.55, 0.53, 0.57, 0.6, 0.58, 0.62, 0.61];
const last = (name: IndicatorName, values: readonly number[]) => {
  const one = createIndicator({
    indicator: name,
    period: 3,
    fast: 2,
    slow: 3,
    signal: 2,
    deviations: 2,
  });
  return values.map((close) => one.add({ close, high: close + 0.01, low: close - 0.02 }));
};
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe("indicators agree with their formulas written out", () => {
  it("z-score: the distance from the mean in population deviations", () => {
    const window = closes.slice(-3);
    const deviation = Math.sqrt(mean(window.map((value) => (value - mean(window)) ** 2)));
    expect(last("zscore", closes).at(-1)?.[""]).toBeCloseTo(
      ((closes.at(-1) ?? 0) - mean(window)) / deviation,
    );
    expect(last("bollinger", closes).at(-1)?.["_upper"]).toBeCloseTo(mean(window) + 2 * deviation);
  });

  it("EMA: smoothed by 2 / (period + 1) from the first value", () => {
    const ema = closes.reduce((before, value) => before + 0.5 * (value - before));
    expect(last("ema", closes).at(-1)?.[""]).toBeCloseTo(ema);
  });

  it("RSI: Wilder's means of gains and losses", () => {
    const changes = closes.slice(1).map((value, index) => value - (closes[index] ?? 0));
    let [gain, loss] = [
      mean(changes.slice(0, 3).map((c) => Math.max(c, 0))),
      mean(changes.slice(0, 3).map((c) => Math.max(-c, 0))),
    ];
    for (const change of changes.slice(3))
      [gain, loss] = [(gain * 2 + Math.max(change, 0)) / 3, (loss * 2 + Math.max(-change, 0)) / 3];
    expect(last("rsi", closes).at(-1)?.[""]).toBeCloseTo(100 - 100 / (1 + gain / loss));
  });

  it.each<[IndicatorName, string, number]>([
    ["sma", "", 3],
    ["ema", "", 3],
    ["rsi", "", 4],
    ["macd", "", 3],
    ["macd", "_signal", 4],
    ["macd", "_histogram", 4],
    ["bollinger", "_middle", 3],
    ["atr", "", 3],
    ["momentum", "", 4],
    ["zscore", "", 3],
  ])("%s%s is there from value %i on", (name, suffix, first) => {
    const known = last(name, closes).findIndex((values) => values[suffix] !== null);
    expect(known + 1).toBe(first);
  });

  it("a series that never moved has no RSI and no z-score", () => {
    const flat = closes.map(() => 0.5);
    expect(last("rsi", flat).at(-1)).toEqual({ "": null });
    expect(last("zscore", flat).at(-1)).toEqual({ "": null });
  });
});
