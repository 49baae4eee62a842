import {
  ChartCandlestick,
  ChartLine,
  FileDown,
  ImageDown,
  MapPin,
  TableProperties,
} from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type ChartSpan, chartSpans } from "@/lib/markets/chart-spans";
import type { ChartStyle } from "@/lib/markets/market-chart";

export type PriceView = { style: ChartStyle; marks: boolean; table: boolean };

type PriceToolsProps = {
  span: ChartSpan;
  onSpan: (span: ChartSpan) => void;
  view: PriceView;
  onView: (patch: Partial<PriceView>) => void;
  /** Undefined while there is nothing to save. */
  onCsv: (() => void) | undefined;
  onPng: (() => void) | undefined;
};

export function PriceTools({ span, onSpan, view, onView, onCsv, onPng }: PriceToolsProps) {
  const isLine = view.style === "line";
  const Style = isLine ? ChartCandlestick : ChartLine;
  const Icon = view.table ? ChartLine : TableProperties;
  return (
    <>
      <SpanButtons span={span} onSpan={onSpan} />
      <span className="flex">
        <Tool
          label={isLine ? "Show candles" : "Show a line"}
          onClick={() => onView({ style: isLine ? "candles" : "line" })}
        >
          <Style aria-hidden />
        </Tool>
        <Tool
          label={view.marks ? "Hide trades and flips" : "Show trades and flips"}
          isOn={view.marks}
          onClick={() => onView({ marks: !view.marks })}
        >
          <MapPin aria-hidden />
        </Tool>
        <Tool
          label={view.table ? "Show the chart" : "Show as a table"}
          onClick={() => onView({ table: !view.table })}
        >
          <Icon aria-hidden />
        </Tool>
        <Tool label="Save as CSV" onClick={onCsv}>
          <FileDown aria-hidden />
        </Tool>
        <Tool label="Save as PNG" onClick={onPng}>
          <ImageDown aria-hidden />
        </Tool>
      </span>
    </>
  );
}

export function SpanButtons({
  span,
  onSpan,
}: {
  span: ChartSpan;
  onSpan: (span: ChartSpan) => void;
}) {
  return (
    <fieldset className="flex">
      <legend className="sr-only">Time span</legend>
      {(Object.keys(chartSpans) as ChartSpan[]).map((key) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === span}
          onClick={() => onSpan(key)}
          className={cn(
            "h-6 rounded-sm px-1.5 text-label text-muted-foreground hover:text-foreground",
            key === span && "bg-accent text-foreground",
          )}
        >
          {chartSpans[key].label}
        </button>
      ))}
    </fieldset>
  );
}

export function Tool({
  label,
  onClick,
  isOn,
  children,
}: {
  label: string;
  onClick: (() => void) | undefined;
  isOn?: boolean;
  children: ReactNode;
}) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={onClick}
      disabled={!onClick}
      className={isOn ? "text-foreground" : undefined}
    >
      {children}
    </Button>
  );
}
