import type { EChartsCoreOption } from "echarts/core";
import { chartLabel, type ChartPalette, crosshair, priceAxis, timeAxis } from "./chart-base.ts";
import { describeChartMoment } from "./describe-chart-moment.ts";
import { formatUsd } from "./format-usd.ts";
import type { ChartMark, MarketChart } from "./market-chart.ts";
import { INTERVAL_MS } from "./to-candles.ts";

const VOLUME_SHARE = "18%";

type Range = { min: number; max: number };

/** Prices, the dollars under them, marks of what happened, and one crosshair through all. */
export function marketChartOption(chart: MarketChart, palette: ChartPalette): EChartsCoreOption {
  const hasVolume = chart.volume.length > 0;
  const range = rangeOf(chart);
  const shared = { ...timeAxis(palette), ...range };
  return {
    animation: false,
    grid: [
      { left: 8, right: 52, top: 12, bottom: hasVolume ? "26%" : 24 },
      ...(hasVolume ? [{ left: 8, right: 52, height: VOLUME_SHARE, bottom: 24 }] : []),
    ],
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    xAxis: [
      hasVolume ? { ...shared, axisLabel: { show: false } } : shared,
      ...(hasVolume ? [{ ...shared, gridIndex: 1 }] : []),
    ],
    yAxis: [priceAxis(palette), ...(hasVolume ? [volumeAxis(palette)] : [])],
    dataZoom: [
      {
        type: "inside",
        xAxisIndex: hasVolume ? [0, 1] : [0],
        // The wheel alone belongs to the page.
        zoomOnMouseWheel: "ctrl",
        moveOnMouseWheel: false,
        preventDefaultMouseMove: false,
      },
    ],
    tooltip: crosshair(palette, (timeMs) => describeChartMoment(chart, timeMs)),
    series: [
      priceSeries(chart, palette, range),
      ...(hasVolume ? volumeSeries(chart, palette) : []),
      ...markSeries(chart.marks, palette),
    ],
  };
}

function rangeOf({ ohlc: { candles, interval } }: MarketChart): Range {
  const first = Date.parse(candles[0]?.time ?? "") || 0;
  const last = Date.parse(candles.at(-1)?.time ?? "") || 0;
  return { min: first, max: last + INTERVAL_MS[interval] };
}

const volumeAxis = (palette: ChartPalette) => ({
  gridIndex: 1,
  type: "value",
  position: "right",
  splitNumber: 2,
  axisPointer: { show: false },
  axisLabel: {
    ...chartLabel(palette),
    formatter: (value: number) => formatUsd(value),
    showMinLabel: false,
    hideOverlap: true,
  },
  splitLine: { show: false },
});

function priceSeries(
  { ohlc: { candles, interval }, style, endMs }: MarketChart,
  palette: ChartPalette,
  { min, max }: Range,
) {
  const ends =
    endMs !== null && endMs > min && endMs < max ? { markLine: endLine(endMs, palette) } : {};
  if (style === "line")
    return {
      type: "line",
      ...ends,
      data: candles.map(({ time, close }) => [Date.parse(time), close]),
      showSymbol: candles.length < 2,
      symbolSize: 4,
      lineStyle: { color: palette.line, width: 1.5 },
      itemStyle: { color: palette.line },
      areaStyle: { color: palette.fill, origin: "start" },
      emphasis: { disabled: true },
    };
  const lengthMs = INTERVAL_MS[interval];
  // The library takes the room of a candle from their count: where some are missing, each would grow into the gap.
  const room = (candles.length * lengthMs) / Math.max(max - min, lengthMs);
  return {
    type: "candlestick",
    ...ends,
    barWidth: `${Math.min(room, 1) * 70}%`,
    data: candles.map(({ time, open, close, low, high }) => [
      Date.parse(time) + lengthMs / 2,
      open,
      close,
      low,
      high,
    ]),
    encode: { x: 0, y: [1, 2, 3, 4] },
    itemStyle: {
      color: palette.yes,
      color0: palette.no,
      borderColor: palette.yes,
      borderColor0: palette.no,
      borderColorDoji: palette.faint,
    },
    emphasis: { disabled: true },
  };
}

const endLine = (endMs: number, palette: ChartPalette) => ({
  symbol: "none",
  silent: true,
  lineStyle: { color: palette.warn, type: "dashed", width: 1 },
  label: { color: palette.warn, fontSize: 11, formatter: "due to end", position: "insideEndTop" },
  data: [{ xAxis: endMs }],
});

function volumeSeries({ volume }: MarketChart, palette: ChartPalette) {
  const bars = (side: "buyUsd" | "sellUsd", color: string) => ({
    type: "bar",
    stack: "volume",
    xAxisIndex: 1,
    yAxisIndex: 1,
    barCategoryGap: "20%",
    barMaxWidth: 28,
    itemStyle: { color },
    emphasis: { disabled: true },
    data: volume.map((bar) => [bar.timeMs + bar.lengthMs / 2, bar[side]]),
  });
  return [bars("buyUsd", palette.yesSoft), bars("sellUsd", palette.noSoft)];
}

const MARKS: Record<ChartMark["kind"], { symbol: string; rotate: number }> = {
  buy: { symbol: "triangle", rotate: 0 },
  sell: { symbol: "triangle", rotate: 180 },
  flip: { symbol: "diamond", rotate: 0 },
};

/** Between 7 and 15 pixels, by the root of the dollars: area is what the eye compares. */
const markSize = (usd: number): number => Math.min(7 + Math.sqrt(usd / 1000), 15);

function markSeries(marks: readonly ChartMark[], palette: ChartPalette) {
  const colors = { buy: palette.yes, sell: palette.no, flip: palette.warn };
  return (["buy", "sell", "flip"] as const).flatMap((kind) => {
    const own = marks.filter((mark) => mark.kind === kind);
    if (own.length === 0) return [];
    return [
      {
        type: "scatter",
        z: 5,
        symbol: MARKS[kind].symbol,
        symbolRotate: MARKS[kind].rotate,
        data: own.map(({ timeMs, price, usd }) => ({
          value: [timeMs, price],
          symbolSize: markSize(usd),
        })),
        itemStyle: {
          color: colors[kind],
          borderColor: palette.panel,
          borderWidth: 1,
          opacity: 0.9,
        },
        emphasis: { disabled: true },
      },
    ];
  });
}
