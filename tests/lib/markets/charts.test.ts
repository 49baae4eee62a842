import { describe, expect, it } from "vitest";
import { candlesToCsv } from "@/lib/markets/candles-to-csv";
import { spanStart } from "@/lib/markets/chart-spans";
import { depthPath } from "@/lib/markets/depth-path";
import { depthSteps } from "@/lib/markets/depth-steps";
import type { MarketChart } from "@/lib/markets/market-chart";
import { marketChartOption } from "@/lib/markets/market-chart-option";
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
  yes: "#0f0",
  no: "#f00",
  yesSoft: "#0a0",
  noSoft: "#a00",
  warn: "#fa0",
  series: ["#00f"],
};
const at = (text: string) => Date.parse(`2026-11-21T${text}:00.000Z`);
const chart: MarketChart = {
  ohlc,
  style: "line",
  volume: [{ timeMs: at("10:00"), lengthMs: 7_200_000, buyUsd: 1500, sellUsd: 500 }],
  marks: [
    { timeMs: at("11:20"), kind: "buy", price: 0.44, usd: 4000, text: "▲ Ann bought $4K" },
    { timeMs: at("11:40"), kind: "flip", price: 0.44, usd: 1000, text: "◆ Bob flipped" },
  ],
  endMs: null,
};

type Option = {
  tooltip: { renderMode: string; formatter: (points: { axisValue: number }[]) => string };
  series: { type: string; data: unknown[]; markLine?: unknown; barWidth?: string }[];
  yAxis: { min: (extent: { min: number; max: number }) => number }[];
  xAxis: unknown[];
};
const optionOf = (more: Partial<MarketChart> = {}) =>
  marketChartOption({ ...chart, ...more }, palette) as Option;

describe("the price chart", () => {
  it("draws every closing price at its time as a line", () => {
    expect(optionOf().series[0]?.data).toEqual([
      [at("10:00"), 0.45],
      [at("11:00"), 0.44],
    ]);
  });

  it("draws candles in the middle of their hour, and narrower where hours are missing", () => {
    const [candles] = optionOf({ style: "candles" }).series;
    expect(candles?.data[0]).toEqual([at("10:30"), 0.4, 0.45, 0.39, 0.5]);
    expect(candles?.barWidth).toBe("70%");
    const sparse = {
      ...ohlc,
      candles: ohlc.candles.map((candle, index) =>
        index === 0 ? { ...candle, time: "2026-11-21T02:00:00.000Z" } : candle,
      ),
    };
    expect(optionOf({ style: "candles", ohlc: sparse }).series[0]?.barWidth).toBe("14%");
  });

  it.each([
    { name: "prices, two sides of volume and two kinds of marks", more: {}, want: 5 },
    { name: "no volume pane without fills", more: { volume: [], marks: [] }, want: 1 },
  ])("holds $name", ({ more, want }) => {
    const option = optionOf(more);
    expect(option.series).toHaveLength(want);
    expect(option.xAxis).toHaveLength(want > 1 ? 2 : 1);
  });

  it.each([
    { endMs: at("11:30"), want: true },
    { endMs: at("23:00"), want: false },
    { endMs: null, want: false },
  ])("draws the end only where it is in sight: $endMs", ({ endMs, want }) => {
    expect(optionOf({ endMs }).series[0]?.markLine !== undefined).toBe(want);
  });

  it("says all series of a moment on the canvas, so that a hostile name stays text", () => {
    const { tooltip } = optionOf();
    expect(tooltip.renderMode).toBe("richText");
    expect(tooltip.formatter([{ axisValue: at("11:30") }]).split("\n")).toEqual([
      "2026-11-21 11:00 UTC",
      "<img src=x onerror=alert(1)> 44.0¢",
      "O 45.0¢  H 46.0¢  L 44.0¢  C 44.0¢",
      "Volume ≥ $2K (buy $1.5K, sell $500)",
      "▲ Ann bought $4K",
      "◆ Bob flipped",
    ]);
    expect(tooltip.formatter([])).toBe("");
  });

  it("never shows a price below nothing", () => {
    expect(optionOf().yAxis[0]?.min({ min: 0.001, max: 0.002 })).toBe(0);
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
