import type { EChartsCoreOption } from "echarts/core";
import { formatFigure } from "../markets/format-figure.ts";
import { formatMoment } from "../markets/format-moment.ts";
import type { WhaleFlow } from "./schema.ts";

/** Colours as the canvas takes them. */
export type FlowPalette = {
  yes: string;
  no: string;
  net: string;
  text: string;
  faint: string;
  hairline: string;
  panel: string;
};

type TooltipPoint = { dataIndex?: number };
type Point = { time: string; buyUsd: number; sellUsd: number; netUsd: number; trades: number };

const usd = (value: number, isSigned = false) => formatFigure(value, "usd", isSigned);

/** Oldest first. */
export const toFlowPoints = (flows: readonly WhaleFlow[], isCleaned: boolean): Point[] =>
  flows
    .flatMap((flow) => {
      const side = isCleaned ? flow.cleaned : flow.raw;
      return flow.key === null
        ? []
        : [
            {
              time: flow.key,
              buyUsd: side.buyUsd.value ?? 0,
              sellUsd: side.sellUsd.value ?? 0,
              netUsd: side.netUsd.value ?? 0,
              trades: side.netUsd.n,
            },
          ];
    })
    .sort((a, b) => (a.time < b.time ? -1 : 1));

/** Buys above and sells below the line by bucket, with the net summed up over the window. */
export function flowChartOption(points: readonly Point[], palette: FlowPalette): EChartsCoreOption {
  let sum = 0;
  const running = points.map(({ time, netUsd }) => [Date.parse(time), (sum += netUsd)]);
  const label = { color: palette.faint, fontSize: 11, fontFamily: "inherit" };
  const axis = {
    type: "value",
    axisLabel: { ...label, formatter: (value: number) => usd(value) },
    splitLine: { lineStyle: { color: palette.hairline } },
    splitNumber: 4,
  };
  const bar = (of: (point: Point) => number, color: string) => ({
    type: "bar",
    stack: "flow",
    barMaxWidth: 20,
    data: points.map((point) => [Date.parse(point.time), of(point)]),
    itemStyle: { color },
    emphasis: { disabled: true },
  });
  return {
    animation: false,
    grid: { left: 8, right: 56, top: 12, bottom: 24 },
    xAxis: {
      type: "time",
      axisLabel: { ...label, hideOverlap: true },
      axisLine: { onZero: false, lineStyle: { color: palette.hairline } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: { ...axis, position: "right" },
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
        const at = hovered[0]?.dataIndex ?? -1;
        const point = points[at];
        if (!point) return "";
        return [
          formatMoment(point.time),
          `Buys ${usd(point.buyUsd)}  Sells ${usd(point.sellUsd)}`,
          `Net ${usd(point.netUsd, true)}  n ${point.trades}`,
          `Net since the start ${usd(running[at]?.[1] ?? 0, true)}`,
        ].join("\n");
      },
    },
    series: [
      bar(({ buyUsd }) => buyUsd, palette.yes),
      bar(({ sellUsd }) => -sellUsd, palette.no),
      {
        type: "line",
        data: running,
        showSymbol: false,
        lineStyle: { color: palette.net, width: 1.5 },
        itemStyle: { color: palette.net },
        emphasis: { disabled: true },
      },
    ],
  };
}
