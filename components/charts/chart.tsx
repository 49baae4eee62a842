"use client";

import type { ECharts, EChartsCoreOption } from "echarts/core";
import { useTheme } from "next-themes";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";

export type ChartHandle = { toPng: () => string | null };

type ChartProps = {
  /** What the picture shows, for those who do not see it; the page offers the same as a table. */
  label: string;
  /** Built anew for another theme, as it reads the page's colours. */
  option: (theme: string | undefined) => EChartsCoreOption;
  className?: string;
  ref?: Ref<ChartHandle>;
};

/** One picture over ECharts, whose code comes with the first chart. */
export function Chart({ label, option, className, ref }: ChartProps) {
  const box = useRef<HTMLElement>(null);
  const chart = useRef<ECharts | null>(null);
  const { resolvedTheme } = useTheme();
  const draw = useRef(() => {});

  useEffect(() => {
    draw.current = () => chart.current?.setOption(option(resolvedTheme), { notMerge: true });
    // The theme's class reaches the page after the effects of its children.
    const frame = requestAnimationFrame(draw.current);
    return () => cancelAnimationFrame(frame);
  }, [option, resolvedTheme]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let isGone = false;
    const observer = new ResizeObserver(() => chart.current?.resize());
    void import("./load-echarts").then(({ createChart }) => {
      if (isGone) return;
      chart.current = createChart(element, null, { renderer: "canvas" });
      draw.current();
      observer.observe(element);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useImperativeHandle(ref, () => ({
    toPng: () => {
      const { backgroundColor } = getComputedStyle(document.body);
      return chart.current?.getDataURL({ type: "png", pixelRatio: 2, backgroundColor }) ?? null;
    },
  }));

  return <figure ref={box} aria-label={label} className={className} />;
}
