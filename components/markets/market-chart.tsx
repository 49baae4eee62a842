"use client";

import { type RefObject, useCallback, useMemo } from "react";
import { Chart, type ChartHandle } from "@/components/charts/chart";
import { readPalette } from "@/components/charts/read-palette";
import { FILL_SPANS, useMarketMarks } from "@/hooks/use-market-marks";
import type { ChartSpan } from "@/lib/markets/chart-spans";
import type { ChartStyle, MarketChart as Model } from "@/lib/markets/market-chart";
import { marketChartOption } from "@/lib/markets/market-chart-option";
import type { Ohlc } from "@/lib/markets/schema";
import { toFlipMarks, toTradeMarks, toVolumeBars } from "@/lib/whales/to-chart-marks";
import { ChartLegend } from "./chart-legend";

type MarketChartProps = {
  marketId: string;
  ohlc: Ohlc;
  span: ChartSpan;
  style: ChartStyle;
  hasMarks: boolean;
  isFirst: boolean;
  endDate: string | null;
  chart: RefObject<ChartHandle | null>;
};

/** Prices with what happened meanwhile; the marks come after the prices and stay away where they cannot be read. */
export function MarketChart(props: MarketChartProps) {
  const { marketId, ohlc, span, style, hasMarks, isFirst, endDate, chart } = props;
  const { trades, flips, flow } = useMarketMarks(marketId, span);
  const model = useMemo<Model>(() => {
    const from = Date.parse(ohlc.candles[0]?.time ?? "") || 0;
    const isShown = ({ timeMs }: { timeMs: number }) => timeMs >= from;
    return {
      ohlc,
      style,
      volume: toVolumeBars(flow, FILL_SPANS[span], { isFirst }).filter(isShown),
      marks: hasMarks
        ? [...toTradeMarks(trades, { isFirst }), ...toFlipMarks(flips, { isFirst })].filter(isShown)
        : [],
      endMs: endDate === null ? null : Date.parse(endDate),
    };
  }, [ohlc, style, flow, span, isFirst, hasMarks, trades, flips, endDate]);
  const option = useCallback(
    () => marketChartOption(model, readPalette(isFirst ? "--yes" : "--no")),
    [model, isFirst],
  );
  return (
    <>
      <Chart
        ref={chart}
        className="min-h-0 flex-1"
        label={`Price of ${ohlc.outcome}: ${ohlc.candles.length} candles, ${model.marks.length} marks; the button Table shows the prices as figures`}
        option={option}
      />
      <ChartLegend model={model} source={ohlc.source} />
    </>
  );
}
