import type { EChartsCoreOption } from "echarts/core";
import { type ChartPalette, crosshair, priceAxis, timeAxis } from "../markets/chart-base.ts";
import { formatMoment } from "../markets/format-moment.ts";
import { formatPrice } from "../markets/format-price.ts";
import type { Ohlc } from "../markets/schema.ts";

/** One outcome of an event over time; `color` is its place in the palette. */
export type EventLine = { name: string; color: number; candles: Ohlc["candles"] };

const LONGEST_NAME = 28;

/** First-outcome prices of several markets in one picture, with one crosshair through all. */
export function eventChartOption(
  lines: readonly EventLine[],
  palette: ChartPalette,
): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 8, right: 52, top: 12, bottom: 24 },
    xAxis: timeAxis(palette),
    yAxis: priceAxis(palette),
    dataZoom: [
      {
        type: "inside",
        zoomOnMouseWheel: "ctrl",
        moveOnMouseWheel: false,
        preventDefaultMouseMove: false,
      },
    ],
    tooltip: crosshair(palette, (timeMs) => describeMoment(lines, timeMs)),
    series: lines.map(({ name, color, candles }) => ({
      type: "line",
      name,
      data: candles.map(({ time, close }) => [Date.parse(time), close]),
      showSymbol: candles.length < 2,
      symbolSize: 4,
      lineStyle: { color: palette.series[color], width: 1.5 },
      itemStyle: { color: palette.series[color] },
      emphasis: { disabled: true },
    })),
  };
}

/** The last known price of each at that moment, the highest first. */
function describeMoment(lines: readonly EventLine[], timeMs: number): string {
  const known = lines
    .map(({ name, candles }) => ({
      name,
      price: candles.findLast(({ time }) => Date.parse(time) <= timeMs)?.close ?? null,
    }))
    .sort((one, other) => (other.price ?? -1) - (one.price ?? -1));
  return [
    formatMoment(new Date(timeMs).toISOString()),
    ...known.map(({ name, price }) => `${formatPrice(price)}  ${name.slice(0, LONGEST_NAME)}`),
  ].join("\n");
}
