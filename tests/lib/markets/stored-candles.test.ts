import { describe, expect, it } from "vitest";
import { coversSpan } from "@/lib/markets/covers-span";
import { joinCandles } from "@/lib/markets/join-candles";

describe("coversSpan", () => {
  const span = { fromMs: 0, toMs: 100, gapMs: 20 };
  it.each<[string, number[], boolean]>([
    ["no point covers nothing", [], false],
    ["a point every step covers it", [0, 20, 40, 60, 80, 100], true],
    ["ends that are near enough count", [20, 40, 60, 80], true],
    ["a beginning that is missing does not", [21, 40, 60, 80], false],
    ["an end that is missing does not", [20, 40, 60, 79], false],
    ["a gap does not", [20, 40, 61, 80], false],
    ["a point before the beginning is none", [-50, 20, 40, 60, 80], true],
  ])("%s", (_name, times, want) => expect(coversSpan(times, span)).toBe(want));
});

describe("joinCandles", () => {
  const hour = (at: number, open: number, high: number, low: number, close: number) => ({
    at: at * 3_600_000,
    open,
    high,
    low,
    close,
    points: 2,
  });
  it("takes the first open, the last close and the extremes, and leaves empty intervals out", () => {
    const hours = [
      hour(0, 0.5, 0.6, 0.4, 0.55),
      hour(5, 0.5, 0.7, 0.5, 0.6),
      hour(12, 0.2, 0.2, 0.1, 0.1),
    ];
    expect(joinCandles(hours, "6h")).toEqual([
      { time: "1970-01-01T00:00:00.000Z", open: 0.5, high: 0.7, low: 0.4, close: 0.6, points: 4 },
      { time: "1970-01-01T12:00:00.000Z", open: 0.2, high: 0.2, low: 0.1, close: 0.1, points: 2 },
    ]);
  });
});
