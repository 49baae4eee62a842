import { describe, expect, it } from "vitest";
import { describeFigure } from "@/lib/markets/describe-figure";
import type { Figure } from "@/lib/markets/figure";
import { formatFigure } from "@/lib/markets/format-figure";

const figure = (overrides: Partial<Figure> = {}): Figure => ({
  value: 0.31,
  n: 1000,
  coverage: "complete",
  asOf: "2026-11-21T10:33:00.000Z",
  version: "edge-2",
  ...overrides,
});

describe("a computed number reads in its unit", () => {
  it.each([
    { value: 1_284_301.5, format: "usd", want: "$1.28M" },
    { value: -250, format: "usd", want: "−$250" },
    { value: 250, format: "usd", signed: true, want: "+$250" },
    { value: 0, format: "usd", signed: true, want: "$0" },
    { value: 0.314, format: "percent", want: "31 %" },
    { value: 0.0321, format: "percent", want: "3.2 %" },
    { value: 1, format: "percent", want: "100 %" },
    { value: 0.0213, format: "price", signed: true, want: "+2.1¢" },
    { value: -0.0213, format: "price", want: "−2.1¢" },
    { value: -0.0001, format: "price", signed: true, want: "0.0¢" },
    { value: 1240.4, format: "number", want: "1,240" },
    { value: 8.31, format: "number", want: "8.3" },
    { value: 3, format: "number", want: "3" },
    { value: 2_340_000, format: "number", want: "2.34M" },
    { value: 1.4172, format: "ratio", want: "1.42" },
  ] as const)("$value as $format is $want", ({ value, format, want, ...rest }) =>
    expect(formatFigure(value, format, "signed" in rest)).toBe(want),
  );
});

describe("a sample that is not whole says so", () => {
  it.each([
    { name: "whole", coverage: "complete", words: {}, want: null },
    { name: "a quantity of a part", coverage: "lower_bound", words: {}, want: "least" },
    { name: "a rate of a part", coverage: "lower_bound", words: { isRate: true }, want: "part" },
    { name: "a net of a part", coverage: "lower_bound", words: { signed: true }, want: "part" },
    { name: "the first rows", coverage: "truncated", words: {}, want: "part" },
  ] as const)("$name", ({ coverage, words, want }) =>
    expect(describeFigure(figure({ coverage }), { format: "percent", ...words }).mark).toBe(want),
  );

  it("tells how many of how many", () =>
    expect(
      describeFigure(figure({ coverage: "truncated" }), { format: "percent", total: 3000 }).lines,
    ).toContain("n 1,000 · first 1,000 of ≥ 3,000"));
});

describe("what is unknown has a reason and no number", () => {
  it.each([
    { name: "said by the caller", over: {}, reason: "Too few markets", want: "Too few markets" },
    { name: "nothing seen", over: { n: 0 }, want: "Unknown: nothing to compute it from yet" },
    {
      name: "a cut list",
      over: { coverage: "truncated" as const },
      want: "Unknown: the sample is not whole",
    },
    { name: "bounds only", over: { low: 0.2, high: 0.4 }, want: "Known only within bounds" },
  ])("$name", ({ over, reason, want }) => {
    const shown = describeFigure(figure({ value: null, ...over }), { format: "percent", reason });
    expect(shown.text).toBeNull();
    expect(shown.mark).toBeNull();
    expect(shown.lines[0]).toBe(want);
  });
});

it("names value, interval, basis, time and formula in that order", () =>
  expect(
    describeFigure(figure({ value: 12_345.6, low: 12_000, high: 12_700 }), { format: "usd" }).lines,
  ).toEqual([
    "$12,345.60",
    "between $12K and $12.7K",
    "n 1,000 · complete",
    "computed 2026-11-21 10:33 UTC",
    "formula edge-2",
  ]));
