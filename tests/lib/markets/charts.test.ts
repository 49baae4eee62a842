import { describe, expect, it } from "vitest";
import { candlesToCsv } from "@/lib/markets/candles-to-csv";
import { spanStart } from "@/lib/markets/chart-spans";
import { depthPath } from "@/lib/markets/depth-path";
import { depthSteps } from "@/lib/markets/depth-steps";
import { priceChartOption } from "@/lib/markets/price-chart-option";
import type { Ohlc } from "@/lib/markets/schema";

const ohlc: Ohlc = {
  marketId: "m1",
  outcome: "<img src=x onerror=alert(1)>",
  interval: "1h",
  candles: [
    { time: "2026-11-21T10:00:00.000Z", open: 0.4, high: 0.5, low: 0.39, close: 0.45, points: 12 },
    { time: "2026-11-21T11:00:00.000Z", open: 0.45, high: 0.46, low: 0.44, close: 0.44, points: 3 },
  ],
};
const palette = {
  line: "#0f0",
  fill: "#010",
  text: "#fff",
  faint: "#999",
  hairline: "#333",
  panel: "#111",
};

describe("the price chart", () => {
  const option = priceChartOption(ohlc, palette) as {
    tooltip: { renderMode: string; formatter: (points: { dataIndex: number }[]) => string };
    series: { data: unknown[] }[];
    yAxis: { min: (extent: { min: number; max: number }) => number };
  };

  it("draws every closing price at its time", () => {
    expect(option.series[0]?.data).toEqual([
      [Date.parse("2026-11-21T10:00:00.000Z"), 0.45],
      [Date.parse("2026-11-21T11:00:00.000Z"), 0.44],
    ]);
  });

  it("draws its tooltip on the canvas, so that a hostile name stays text", () => {
    expect(option.tooltip.renderMode).toBe("richText");
    expect(option.tooltip.formatter([{ dataIndex: 0 }])).toBe(
      "2026-11-21 10:00 UTC\n<img src=x onerror=alert(1)> 45.0¢\nO 40.0¢  H 50.0¢  L 39.0¢",
    );
    expect(option.tooltip.formatter([])).toBe("");
  });

  it("never shows a price below nothing", () => {
    expect(option.yAxis.min({ min: 0.001, max: 0.002 })).toBe(0);
  });
});

it("saves candles as lines of figures", () => {
  expect(candlesToCsv(ohlc).split("\r\n")).toEqual([
    "time,open,high,low,close,points",
    "2026-11-21T10:00:00.000Z,0.4,0.5,0.39,0.45,12",
    "2026-11-21T11:00:00.000Z,0.45,0.46,0.44,0.44,3",
    "",
  ]);
});

it.each([
  { span: "1h", want: "2026-11-21T09:30:00.000Z" },
  { span: "1w", want: "2026-11-14T10:30:00.000Z" },
  { span: "all", want: undefined },
] as const)("a span of $span starts at $want", ({ span, want }) => {
  expect(spanStart(span, Date.parse("2026-11-21T10:30:42Z"))).toBe(want);
});

it("adds up the shares of a side from its best level", () => {
  expect(
    depthSteps([
      { price: 0.4, size: 10 },
      { price: 0.39, size: 5 },
    ]),
  ).toEqual([
    { price: 0.4, cumulative: 10 },
    { price: 0.39, cumulative: 15 },
  ]);
});

describe("the depth of a side", () => {
  const frame = { low: 0, high: 1, most: 20, width: 100, height: 50 };
  it.each([
    {
      name: "bids reach to the left edge",
      levels: [
        { price: 0.4, size: 10 },
        { price: 0.3, size: 10 },
      ],
      want: "M40 50H40V25H30V0H0V50Z",
    },
    {
      name: "asks reach to the right edge",
      levels: [
        { price: 0.5, size: 5 },
        { price: 0.6, size: 5 },
      ],
      want: "M50 50H50V37.5H60V25H100V50Z",
    },
    { name: "levels out of sight are left out", levels: [{ price: 1.5, size: 5 }], want: "" },
    { name: "an empty side is no path", levels: [], want: "" },
  ])("$name", ({ levels, want }) => expect(depthPath(levels, frame)).toBe(want));
});
