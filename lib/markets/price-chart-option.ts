import type { EChartsCoreOption } from "echarts/core";
import { formatMoment } from "./format-moment.ts";
import { formatPrice } from "./format-price.ts";
import type { Ohlc } from "./schema.ts";

/** Colours as the canvas takes them. */
export type ChartPalette = {
  line: string;
  fill: string;
  text: string;
  faint: string;
  hairline: string;
  panel: string;
};

type TooltipPoint = { dataIndex?: number };

/** Closing prices as a line over time with a crosshair. Texts are drawn on the canvas: nothing becomes HTML. */
export function priceChartOption(
  { candles, outcome }: Ohlc,
  palette: ChartPalette,
): EChartsCoreOption {
  const label = { color: palette.faint, fontSize: 11, fontFamily: "inherit" };
  return {
    animation: false,
    grid: { left: 8, right: 52, top: 12, bottom: 24 },
    xAxis: {
      type: "time",
      axisLabel: { ...label, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.hairline } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      position: "right",
      scale: true,
      min: ({ min, max }: Extent) => Math.max(min - Math.max((max - min) * 0.08, 0.005), 0),
      max: ({ min, max }: Extent) => Math.min(max + Math.max((max - min) * 0.08, 0.005), 1),
      axisLabel: {
        ...label,
        formatter: (value: number) => formatPrice(value),
        showMinLabel: false,
        showMaxLabel: false,
      },
      splitLine: { lineStyle: { color: palette.hairline } },
    },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: palette.panel,
      borderColor: palette.hairline,
      borderWidth: 1,
      shadowBlur: 0,
      padding: [4, 8],
      textStyle: { color: palette.text, fontSize: 11, fontFamily: "inherit" },
      axisPointer: {
        type: "cross",
        lineStyle: { color: palette.faint, type: "dashed" },
        crossStyle: { color: palette.faint },
        label: {
          backgroundColor: palette.panel,
          borderColor: palette.hairline,
          borderWidth: 1,
          shadowBlur: 0,
          color: palette.text,
          fontSize: 11,
          formatter: ({ axisDimension, value }: { axisDimension: string; value: number }) =>
            axisDimension === "y"
              ? formatPrice(value)
              : formatMoment(new Date(value).toISOString()),
        },
      },
      formatter: (points: TooltipPoint[]) => {
        const candle = candles[points[0]?.dataIndex ?? -1];
        if (!candle) return "";
        const { time, open, high, low, close } = candle;
        return `${formatMoment(time)}\n${outcome.slice(0, 40)} ${formatPrice(close)}\nO ${formatPrice(open)}  H ${formatPrice(high)}  L ${formatPrice(low)}`;
      },
    },
    series: [
      {
        type: "line",
        data: candles.map(({ time, close }) => [Date.parse(time), close]),
        showSymbol: candles.length < 2,
        symbolSize: 4,
        lineStyle: { color: palette.line, width: 1.5 },
        itemStyle: { color: palette.line },
        areaStyle: { color: palette.fill, origin: "start" },
        emphasis: { disabled: true },
      },
    ],
  };
}

type Extent = { min: number; max: number };
