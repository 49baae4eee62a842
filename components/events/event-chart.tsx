"use client";

import { type RefObject, useCallback } from "react";
import { Chart, type ChartHandle } from "@/components/charts/chart";
import { readPalette } from "@/components/charts/read-palette";
import { type EventLine, eventChartOption } from "@/lib/events/event-chart-option";

/** Loaded with the first prices that it can draw. */
export function EventChart({
  lines,
  chart,
}: {
  lines: readonly EventLine[];
  chart: RefObject<ChartHandle | null>;
}) {
  const option = useCallback(() => eventChartOption(lines, readPalette("--blue")), [lines]);
  return (
    <Chart
      ref={chart}
      className="absolute inset-0"
      label={`Prices of ${lines.length} outcomes over time; the table below has them as figures`}
      option={option}
    />
  );
}
