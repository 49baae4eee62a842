import { ChartLine, FileDown, ImageDown, TableProperties } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type ChartSpan, chartSpans } from "@/lib/markets/chart-spans";

type PriceToolsProps = {
  span: ChartSpan;
  onSpan: (span: ChartSpan) => void;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
  /** Undefined while there is nothing to save. */
  onCsv: (() => void) | undefined;
  onPng: (() => void) | undefined;
};

export function PriceTools({ span, onSpan, isTable, onTable, onCsv, onPng }: PriceToolsProps) {
  const Icon = isTable ? ChartLine : TableProperties;
  const other = isTable ? "Show the chart" : "Show as a table";
  return (
    <>
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
      <span className="flex">
        <Tool label={other} onClick={() => onTable(!isTable)}>
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

function Tool({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={!onClick}
    >
      {children}
    </Button>
  );
}
