import type { EChartsCoreOption } from "echarts/core";
import { chartLabel, type ChartPalette, crosshair, timeAxis } from "../markets/chart-base.ts";
import { formatMoment } from "../markets/format-moment.ts";
import { formatUsd } from "../markets/format-usd.ts";
import type { VolumeBar } from "../markets/market-chart.ts";

const signed = (usd: number) => `${usd < 0 ? "−" : usd > 0 ? "+" : ""}${formatUsd(Math.abs(usd))}`;

/** Buys above the line, sells below it, and what both came to since the first bar. */
export function marketFlowOption(
  bars: readonly VolumeBar[],
  palette: ChartPalette,
): EChartsCoreOption {
  let running = 0;
  const net = bars.map(({ buyUsd, sellUsd }) => (running += buyUsd - sellUsd));
  const at = ({ timeMs, lengthMs }: VolumeBar) => timeMs + lengthMs / 2;
  const column = (values: (bar: VolumeBar) => number, color: string) => ({
    type: "bar",
    stack: "flow",
    barCategoryGap: "20%",
    barMaxWidth: 28,
    itemStyle: { color },
    emphasis: { disabled: true },
    data: bars.map((bar) => [at(bar), values(bar)]),
  });
  return {
    animation: false,
    grid: { left: 8, right: 60, top: 12, bottom: 24 },
    xAxis: timeAxis(palette),
    yAxis: {
      type: "value",
      position: "right",
      axisPointer: { show: false },
      axisLabel: { ...chartLabel(palette), formatter: signed },
      splitLine: { lineStyle: { color: palette.hairline } },
    },
    tooltip: crosshair(palette, (timeMs) => {
      const index = bars.findIndex(
        (bar) => timeMs >= bar.timeMs && timeMs < bar.timeMs + bar.lengthMs,
      );
      const bar = bars[index];
      if (!bar) return formatMoment(new Date(timeMs).toISOString());
      return [
        formatMoment(new Date(bar.timeMs).toISOString()),
        `buy ≥ ${formatUsd(bar.buyUsd)}  sell ≥ ${formatUsd(bar.sellUsd)}`,
        `net ${signed(bar.buyUsd - bar.sellUsd)}  since the start ${signed(net[index] ?? 0)}`,
      ].join("\n");
    }),
    series: [
      column(({ buyUsd }) => buyUsd, palette.yesSoft),
      column(({ sellUsd }) => -sellUsd, palette.noSoft),
      {
        type: "line",
        data: bars.map((bar, index) => [at(bar), net[index]]),
        showSymbol: false,
        lineStyle: { color: palette.line, width: 1.5 },
        itemStyle: { color: palette.line },
        emphasis: { disabled: true },
      },
    ],
  };
}
