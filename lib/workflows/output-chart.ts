import type { EChartsCoreOption } from "echarts/core";
import type { ChartPalette } from "../markets/chart-base.ts";
import { type OutputTable, toCell } from "./output-table.ts";
import { readPath } from "./rows.ts";

export type ChartChoice = { x: string | null; y: string };

const MOST_POINTS = 500;
const MOST_BARS = 30;

/** Fields that can be drawn: those with a number in most rows that have them. */
export function chartFields({ rows, columns }: OutputTable): { y: string[]; x: string[] } {
  const head = rows.slice(0, 100);
  const share = (test: (value: unknown) => boolean) => (column: string) => {
    const known = head.map((row) => readPath(row, column)).filter((value) => value !== null);
    return known.length > 0 && known.filter(test).length >= known.length * 0.8;
  };
  return {
    y: columns.filter(share((value) => typeof value === "number")),
    x: columns.filter(share((value) => typeof value === "string" && value.length <= 200)),
  };
}

const isMoment = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value));

/** Over time a line, else a bar a row. Texts are drawn on the canvas: nothing becomes HTML. */
export function outputChartOption(
  table: OutputTable,
  { x, y }: ChartChoice,
  palette: ChartPalette,
): EChartsCoreOption {
  const label = { color: palette.faint, fontSize: 11, fontFamily: "inherit" };
  const isTime = x !== null && table.rows.some((row) => isMoment(readPath(row, x)));
  const points = toPoints(table, x, y, isTime);
  const value = {
    type: "value",
    scale: isTime,
    axisLabel: label,
    splitLine: { lineStyle: { color: palette.hairline } },
  };
  const base = {
    animation: false,
    grid: { left: 8, right: 12, top: 12, bottom: 8, containLabel: true },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: palette.panel,
      borderColor: palette.hairline,
      textStyle: { color: palette.text, fontSize: 11, fontFamily: "inherit" },
    },
  };
  if (isTime)
    return {
      ...base,
      xAxis: {
        type: "time",
        axisLabel: { ...label, hideOverlap: true },
        splitLine: { show: false },
      },
      yAxis: value,
      series: [
        {
          type: "line",
          name: y,
          data: points.map((point) => [Date.parse(point.name), point.value]),
          showSymbol: points.length < 2,
          lineStyle: { color: palette.line, width: 1.5 },
          itemStyle: { color: palette.line },
        },
      ],
    };
  const bars = points.slice(0, MOST_BARS);
  return {
    ...base,
    xAxis: value,
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLabel: { ...label, width: 130, overflow: "truncate" },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.hairline } },
    },
    series: [
      {
        type: "bar",
        name: y,
        data: bars.map((point) => point.value),
        barMaxWidth: 14,
        itemStyle: { color: palette.line },
      },
    ],
  };
}

type Point = { name: string; value: number };

/** What is unknown is left out and not drawn as 0. */
function toPoints({ rows }: OutputTable, x: string | null, y: string, isTime: boolean): Point[] {
  const points = rows.flatMap((row, index): Point[] => {
    const value = readPath(row, y);
    const name = x === null ? `Row ${index + 1}` : readPath(row, x);
    if (typeof value !== "number" || (isTime && !isMoment(name))) return [];
    return [{ name: name === null ? "—" : toCell(name), value }];
  });
  if (isTime) points.sort((one, other) => Date.parse(one.name) - Date.parse(other.name));
  return points.slice(0, MOST_POINTS);
}

/** How many of the rows the picture holds. */
export const drawnRows = (table: OutputTable, { x, y }: ChartChoice): number => {
  const isTime = x !== null && table.rows.some((row) => isMoment(readPath(row, x)));
  const count = toPoints(table, x, y, isTime).length;
  return isTime ? count : Math.min(count, MOST_BARS);
};
