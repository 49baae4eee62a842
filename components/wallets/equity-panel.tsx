"use client";

import { ChartLine, Download, Table2 } from "lucide-react";
import { useCallback, useMemo, useRef } from "react";
import { Chart, type ChartHandle } from "@/components/charts/chart";
import { readTokens } from "@/components/charts/read-tokens";
import { Button } from "@/components/ui/button";
import { dataUrlToBlob } from "@/components/ui/data-url-to-blob";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { saveFile } from "@/components/ui/save-file";
import {
  cutEquity,
  equityChartOption,
  type EquitySpan,
  equitySpans,
} from "@/lib/wallets/equity-chart-option";
import type { WalletPnl } from "@/lib/wallets/schema";
import { EquityTable } from "./equity-table";

const SPANS = Object.keys(equitySpans) as EquitySpan[];
const TOKENS = {
  total: "--blue",
  realized: "--faint",
  text: "--text",
  faint: "--faint",
  hairline: "--hairline",
  panel: "--raised",
} as const;

type EquityPanelProps = {
  address: string;
  equity: WalletPnl["equity"];
  span: string | undefined;
  onSpan: (span: EquitySpan | null) => void;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
};

export function EquityPanel(props: EquityPanelProps) {
  const { address, equity, isTable, onTable, onSpan } = props;
  const span = SPANS.find((known) => known === props.span) ?? "all";
  const days = useMemo(() => cutEquity(equity, span), [equity, span]);
  const option = useCallback(() => equityChartOption(days, readTokens(TOKENS)), [days]);
  const chart = useRef<ChartHandle>(null);
  const savePng = () => {
    const url = chart.current?.toPng();
    if (url) saveFile(`equity-${address}.png`, "image/png", dataUrlToBlob(url));
  };
  return (
    <Panel
      title="Equity"
      className="lg:border-r"
      aside={
        <>
          <span className="hidden items-center gap-3 text-label text-muted-foreground sm:flex">
            <Legend className="bg-primary" text="total" />
            <Legend className="bg-faint" text="realised" />
          </span>
          <fieldset className="flex">
            <legend className="sr-only">Span</legend>
            {SPANS.map((one) => (
              <Button
                key={one}
                variant="ghost"
                size="sm"
                aria-pressed={one === span}
                className="px-1.5 uppercase aria-pressed:bg-accent aria-pressed:text-foreground"
                onClick={() => onSpan(one === "all" ? null : one)}
              >
                {one}
              </Button>
            ))}
          </fieldset>
          <Button
            variant="ghost"
            size="icon-sm"
            title={isTable ? "Show the curve" : "Show the days as a table"}
            aria-label="Table"
            aria-pressed={isTable}
            onClick={() => onTable(!isTable)}
          >
            {isTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
          </Button>
          {!isTable && days.length > 0 && (
            <Button
              variant="ghost"
              size="icon-sm"
              title="Save as PNG"
              aria-label="Save as PNG"
              onClick={savePng}
            >
              <Download aria-hidden />
            </Button>
          )}
        </>
      }
    >
      <div className="relative min-h-64 flex-1 lg:min-h-72">
        {days.length === 0 ? (
          <EmptyState
            className="absolute inset-0"
            title="No day to show"
            reason="The curve is computed once the wallet's activity was fetched."
          />
        ) : isTable ? (
          <EquityTable days={days} />
        ) : (
          <Chart
            ref={chart}
            className="absolute inset-0"
            label={`Equity over ${days.length} days; the button Table shows them as figures`}
            option={option}
          />
        )}
      </div>
    </Panel>
  );
}

function Legend({ className, text }: { className: string; text: string }) {
  return (
    <span className="flex items-center gap-1">
      <span aria-hidden className={`h-0.5 w-3 ${className}`} />
      {text}
    </span>
  );
}
