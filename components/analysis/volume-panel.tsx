"use client";

import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { FLOW_WINDOWS, type FirstAnalysis } from "@/hooks/analysis-reads";
import { useFlows } from "@/hooks/use-analysis";
import { sumVolume, toVolumeBars, type VolumeBar } from "@/lib/analysis/volume-bars";
import { formatCount } from "@/lib/markets/format-count";
import { formatFigure } from "@/lib/markets/format-figure";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatUsd } from "@/lib/markets/format-usd";
import type { WhaleFlow } from "@/lib/whales/schema";
import { AnalysisPanel } from "./analysis-panel";
import { ChoiceBar } from "./choice-bar";
import { VolumeChart } from "./volume-chart";
import { WINDOW_CHOICES } from "./window-choices";

/** What takers traded over time, and how much of it stands after cleaning. */
export function VolumePanel({ first }: { first: FirstAnalysis["volume"] }) {
  const [{ window, table }, ask] = useQueryStates({
    window: parseAsStringLiteral(FLOW_WINDOWS).withDefault("7d"),
    table: parseAsBoolean.withDefault(false),
  });
  const query = useFlows({ by: "time", window }, first);
  return (
    <AnalysisPanel
      id="volume"
      title="Volume and cleaned volume"
      lead="Dollars of takers, each match once, as far back as the feed was read; cleaned of market makers and wash suspects."
      tools={
        <>
          <ChoiceBar
            label="Window"
            choices={WINDOW_CHOICES}
            value={window}
            onChoose={(next) => void ask({ window: next })}
          />
          <Button
            variant="ghost"
            size="sm"
            aria-pressed={table}
            onClick={() => void ask({ table: table ? null : true })}
          >
            {table ? "Chart" : "Table"}
          </Button>
        </>
      }
      query={query}
      budgetMs={15 * 60_000}
      minHeight="290px"
      toRows={toVolumeBars}
      hasChart={!table}
    >
      {(flows) => <VolumeBody flows={flows} isTable={table} />}
    </AnalysisPanel>
  );
}

function VolumeBody({ flows, isTable }: { flows: readonly WhaleFlow[]; isTable: boolean }) {
  const bars = toVolumeBars(flows);
  if (bars.length === 0)
    return (
      <EmptyState
        className="absolute inset-0"
        title="No trade in this window"
        reason="Trades appear as the feed is read. Choose a longer window."
      />
    );
  const { rawUsd, cleanedUsd, removedShare } = sumVolume(bars);
  const isWhole = flows.every(({ raw }) => raw.volumeUsd.coverage === "complete");
  const least = isWhole ? "" : "≥ ";
  return (
    <>
      <p className="flex flex-wrap gap-x-6 gap-y-1 border-b border-border/60 px-3 py-2 text-table tabular-nums">
        <span>
          <span className="text-muted-foreground">Raw</span>{" "}
          <span title={isWhole ? undefined : "Not every fill of the window is stored"}>
            {least}
            {formatUsd(rawUsd)}
          </span>
        </span>
        <span>
          <span className="text-muted-foreground" data-term="cleaned-volume">
            Cleaned
          </span>{" "}
          {least}
          {formatUsd(cleanedUsd)}
        </span>
        <span>
          <span className="text-muted-foreground">Taken away</span>{" "}
          {removedShare === null ? "—" : formatFigure(removedShare, "percent")}
        </span>
      </p>
      {isTable ? <VolumeTable bars={bars} /> : <VolumeChart bars={bars} />}
    </>
  );
}

function VolumeTable({ bars }: { bars: readonly VolumeBar[] }) {
  return (
    <div className="max-h-[250px] overflow-auto">
      <Table>
        <TableHeader className="sticky top-0">
          <TableRow>
            <TableHead>From</TableHead>
            <TableHead data-numeric>Raw</TableHead>
            <TableHead data-numeric>Cleaned</TableHead>
            <TableHead data-numeric>Trades</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {bars.toReversed().map(({ at, rawUsd, cleanedUsd, trades }) => (
            <TableRow key={at}>
              <TableCell>{formatMoment(at)}</TableCell>
              <TableCell data-numeric>{formatUsd(rawUsd)}</TableCell>
              <TableCell data-numeric>{formatUsd(cleanedUsd)}</TableCell>
              <TableCell data-numeric>{formatCount(trades)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
