"use client";

import { parseAsBoolean, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { lazy, type RefObject, Suspense, useRef } from "react";
import type { ChartHandle } from "@/components/charts/chart";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useOhlc } from "@/hooks/use-ohlc";
import { type ChartSpan, chartSpans } from "@/lib/markets/chart-spans";
import type { Ohlc } from "@/lib/markets/schema";
import { PriceTools, type PriceView } from "./price-tools";

const MarketChart = lazy(() =>
  import("./market-chart").then((module) => ({ default: module.MarketChart })),
);
const CandleTable = lazy(() =>
  import("./candle-table").then((module) => ({ default: module.CandleTable })),
);
const loadSaving = () => import("./save-candles");

const SPANS = Object.keys(chartSpans) as ChartSpan[];
const VIEW = {
  style: parseAsStringLiteral(["candles", "line"]).withDefault("candles"),
  marks: parseAsBoolean.withDefault(true),
  table: parseAsBoolean.withDefault(false),
};

type PricePanelProps = {
  marketId: string;
  slug: string | null;
  outcome: string;
  isFirst: boolean;
  endDate: string | null;
};

export function PricePanel({ marketId, slug, outcome, isFirst, endDate }: PricePanelProps) {
  const [span, setSpan] = useQueryState("span", parseAsStringLiteral(SPANS).withDefault("1w"));
  const [view, setView] = useQueryStates(VIEW);
  const { data, error, refetch, isPlaceholderData } = useOhlc(marketId, outcome, span);
  const chart = useRef<ChartHandle>(null);
  const name = `${slug ?? marketId}-${span}`;
  const savePng = () => {
    const url = chart.current?.toPng();
    if (url) void loadSaving().then(({ saveDrawing }) => saveDrawing(name, url));
  };
  return (
    <Panel
      title="Price"
      className="lg:border-r"
      aside={
        <PriceTools
          span={span}
          onSpan={(next) => void setSpan(next)}
          view={view}
          onView={(patch) => void setView(patch)}
          onCsv={
            data && (() => void loadSaving().then(({ saveCandles }) => saveCandles(name, data)))
          }
          onPng={data && !view.table ? savePng : undefined}
        />
      }
    >
      <div
        aria-busy={isPlaceholderData}
        className="relative flex min-h-80 flex-1 flex-col transition-opacity duration-100 aria-busy:opacity-60 lg:min-h-[420px]"
      >
        <PriceBody
          data={data}
          error={error}
          onRetry={() => void refetch()}
          view={view}
          chart={chart}
          {...{ marketId, span, isFirst, endDate }}
        />
      </div>
    </Panel>
  );
}

type PriceBodyProps = {
  data: Ohlc | undefined;
  error: Error | null;
  onRetry: () => void;
  view: PriceView;
  marketId: string;
  span: ChartSpan;
  isFirst: boolean;
  endDate: string | null;
  chart: RefObject<ChartHandle | null>;
};

function PriceBody({ data, error, onRetry, view, chart, ...market }: PriceBodyProps) {
  if (error && !data)
    return (
      <ErrorState
        className="absolute inset-0"
        title="The price history could not be read"
        error={error}
        onRetry={onRetry}
      />
    );
  const skeleton = <Skeleton className="absolute inset-3" />;
  if (!data) return skeleton;
  if (data.candles.length === 0)
    return (
      <EmptyState
        className="absolute inset-0"
        title="No price in this span"
        reason="Nothing was recorded for it. Choose a longer span; histories of markets outside the largest are fetched when their page is first opened."
      />
    );
  return (
    <Suspense fallback={skeleton}>
      {view.table ? (
        <CandleTable ohlc={data} />
      ) : (
        <MarketChart
          {...market}
          ohlc={data}
          style={view.style}
          hasMarks={view.marks}
          chart={chart}
        />
      )}
    </Suspense>
  );
}
