import type { EChartsCoreOption } from "echarts/core";
import type { z } from "zod";
import { formatFigure } from "../markets/format-figure.ts";
import type { equityDaySchema } from "./schema.ts";

type EquityDay = z.infer<typeof equityDaySchema>;

/** Colours as the canvas takes them. */
export type EquityPalette = {
  total: string;
  realized: string;
  text: string;
  faint: string;
  hairline: string;
  panel: string;
};

/** The spans of the equity curve in days; without a number it is all there is. */
export const equitySpans = { "1w": 7, "1m": 30, "3m": 91, "1y": 365, all: null } as const;
export type EquitySpan = keyof typeof equitySpans;

/** The last days of a span, with the day before as where it begins. */
export function cutEquity(equity: readonly EquityDay[], span: EquitySpan): readonly EquityDay[] {
  const days = equitySpans[span];
  return days === null ? equity : equity.slice(-(days + 1));
}

type TooltipPoint = { dataIndex?: number };
const usd = (value: number, isSigned = false) => formatFigure(value, "usd", isSigned);

/** Total as a line and realised as a thinner one, by day, with a crosshair. */
export function equityChartOption(
  days: readonly EquityDay[],
  palette: EquityPalette,
): EChartsCoreOption {
  const label = { color: palette.faint, fontSize: 11, fontFamily: "inherit" };
  const line = (of: (day: EquityDay) => number, color: string, width: number) => ({
    type: "line",
    data: days.map((day) => [Date.parse(day.day), of(day)]),
    showSymbol: days.length < 2,
    symbolSize: 4,
    lineStyle: { color, width },
    itemStyle: { color },
    emphasis: { disabled: true },
  });
  return {
    animation: false,
    grid: { left: 8, right: 60, top: 12, bottom: 24 },
    xAxis: {
      type: "time",
      axisLabel: { ...label, hideOverlap: true },
      axisLine: { onZero: false, lineStyle: { color: palette.hairline } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      position: "right",
      scale: true,
      splitNumber: 4,
      axisLabel: { ...label, formatter: (value: number) => usd(value) },
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
      axisPointer: { type: "line", lineStyle: { color: palette.faint, type: "dashed" } },
      formatter: (hovered: TooltipPoint[]) => {
        const day = days[hovered[0]?.dataIndex ?? -1];
        if (!day) return "";
        return [
          `${day.day} UTC`,
          `Total ${usd(day.totalUsd, true)}`,
          `Realised ${usd(day.realizedUsd, true)}  Open ${usd(day.unrealizedUsd, true)}`,
          `Day ${usd(day.changeUsd, true)}`,
        ].join("\n");
      },
    },
    series: [
      { ...line(({ totalUsd }) => totalUsd, palette.total, 1.75), z: 3 },
      { ...line(({ realizedUsd }) => realizedUsd, palette.realized, 1), z: 2 },
    ],
  };
}
