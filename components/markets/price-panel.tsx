"use client";

import { parseAsBoolean, parseAsStringLiteral, useQueryState } from "nuqs";
import { useCallback, useRef } from "react";
import { Chart, type ChartHandle } from "@/components/charts/chart";
import { readPalette } from "@/components/charts/read-palette";
import { dataUrlToBlob } from "@/components/ui/data-url-to-blob";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { saveFile } from "@/components/ui/save-file";
import { Skeleton } from "@/components/ui/skeleton";
import { useOhlc } from "@/hooks/use-ohlc";
import { candlesToCsv } from "@/lib/markets/candles-to-csv";
import { type ChartSpan, chartSpans } from "@/lib/markets/chart-spans";
import { priceChartOption } from "@/lib/markets/price-chart-option";
import type { Ohlc } from "@/lib/markets/schema";
import { CandleTable } from "./candle-table";
import { PriceTools } from "./price-tools";

const SPANS = Object.keys(chartSpans) as ChartSpan[];

type PricePanelProps = { marketId: string; slug: string | null; outcome: string; isFirst: boolean };

export function PricePanel({ marketId, slug, outcome, isFirst }: PricePanelProps) {
  const [span, setSpan] = useQueryState("span", parseAsStringLiteral(SPANS).withDefault("1w"));
  const [isTable, setTable] = useQueryState("table", parseAsBoolean.withDefault(false));
  const { data, error, refetch, isPlaceholderData } = useOhlc(marketId, outcome, span);
  const chart = useRef<ChartHandle>(null);
  const name = `${slug ?? marketId}-${span}`;
  const savePng = () => {
    const url = chart.current?.toPng();
    if (url) saveFile(`${name}.png`, "image/png", dataUrlToBlob(url));
  };
  return (
    <Panel
      title="Price"
      className="lg:border-r"
      aside={
        <PriceTools
          span={span}
          onSpan={(next) => void setSpan(next)}
          isTable={isTable}
          onTable={(next) => void setTable(next)}
          onCsv={data && (() => saveFile(`${name}.csv`, "text/csv", candlesToCsv(data)))}
          onPng={data && !isTable ? savePng : undefined}
        />
      }
    >
      <div
        aria-busy={isPlaceholderData}
        className="relative min-h-72 flex-1 transition-opacity duration-100 aria-busy:opacity-60 lg:min-h-[380px]"
      >
        <PriceBody
          data={data}
          error={error}
          onRetry={() => void refetch()}
          isTable={isTable}
          isFirst={isFirst}
          chart={chart}
        />
      </div>
    </Panel>
  );
}

type PriceBodyProps = {
  data: Ohlc | undefined;
  error: Error | null;
  onRetry: () => void;
  isTable: boolean;
  isFirst: boolean;
  chart: React.RefObject<ChartHandle | null>;
};

function PriceBody({ data, error, onRetry, isTable, isFirst, chart }: PriceBodyProps) {
  const option = useCallback(
    () =>
      priceChartOption(
        data ?? { marketId: "", outcome: "", interval: "1h", candles: [] },
        readPalette(isFirst ? "--yes" : "--no"),
      ),
    [data, isFirst],
  );
  if (error && !data)
    return (
      <ErrorState
        className="absolute inset-0"
        title="The price history could not be read"
        error={error}
        onRetry={onRetry}
      />
    );
  if (!data) return <Skeleton className="absolute inset-3" />;
  if (data.candles.length === 0)
    return (
      <EmptyState
        className="absolute inset-0"
        title="No price in this span"
        reason="Nothing was recorded for it. Choose a longer span; histories of markets outside the largest are fetched when their page is first opened."
      />
    );
  if (isTable) return <CandleTable ohlc={data} />;
  return (
    <Chart
      ref={chart}
      className="absolute inset-0"
      label={`Price of ${data.outcome}: ${data.candles.length} points; the button Table shows them as figures`}
      option={option}
    />
  );
}
