"use client";

import { FigureValue } from "@/components/figures/figure-value";
import { VerdictBadge } from "@/components/overview/verdict-badge";
import { EmptyState } from "@/components/ui/empty-state";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { PanelAnswer } from "@/hooks/overview-panels";
import { usePanel } from "@/hooks/use-panel";
import { formatCount } from "@/lib/markets/format-count";
import { describeSignalKind } from "@/lib/signals/describe-signal-kind";
import type { SignalRecord } from "@/lib/signals/schema";
import { AnalysisPanel } from "./analysis-panel";

const HORIZONS = { "1h": "1 hour", "24h": "1 day", settlement: "settlement" };

/** What every kind of signal was worth, graded by what the market did. */
export function RecordPanel({ first }: { first: PanelAnswer<"record"> | undefined }) {
  const query = usePanel("record", first);
  return (
    <AnalysisPanel
      id="signals"
      title="Record of signals"
      lead="Mean edge a share after fees, an hour, a day and at settlement after each signal; errors clustered by event, Benjamini–Hochberg at 5 % over the whole table."
      query={query}
      budgetMs={15 * 60_000}
      minHeight="220px"
      toRows={(record) => record}
    >
      {(record) =>
        record.length === 0 ? (
          <EmptyState
            className="absolute inset-0"
            title="No signal was graded yet"
            reason="A signal is graded an hour, a day and a settlement after it was written."
          />
        ) : (
          <RecordTable record={record} />
        )
      }
    </AnalysisPanel>
  );
}

const COLUMNS = ["Signals", "Events", "Edge", "90 % interval", "Hit rate", "p", "Without a price"];

function RecordTable({ record }: { record: readonly SignalRecord[] }) {
  return (
    <div className="more-aside overflow-x-auto">
      <Table className="tabular-nums">
        <TableHeader>
          <TableRow>
            <TableHead>Kind</TableHead>
            <TableHead>After</TableHead>
            {COLUMNS.map((column) => (
              <TableHead key={column} data-numeric>
                {column === "Edge" ? <span data-term="record">Edge</span> : column}
              </TableHead>
            ))}
            <TableHead>Verdict</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {record.map((row) => (
            <RecordRow key={`${row.kind} ${row.horizon}`} row={row} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

const points = (value: number | undefined) =>
  value === undefined
    ? "—"
    : `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value * 100).toFixed(1)}`;

function RecordRow({ row }: { row: SignalRecord }) {
  const { kind, horizon, signals, events, edge, hitRate, pValue, missing, feeUnknown, verdict } =
    row;
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">{describeSignalKind(kind)}</TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground">{HORIZONS[horizon]}</TableCell>
      <TableCell data-numeric>{formatCount(signals)}</TableCell>
      <TableCell data-numeric>{formatCount(events)}</TableCell>
      <TableCell data-numeric>
        <FigureValue figure={edge} format="price" signed dense />
      </TableCell>
      <TableCell data-numeric className="whitespace-nowrap text-muted-foreground">
        {edge.low === undefined ? "—" : `${points(edge.low)} – ${points(edge.high)}¢`}
      </TableCell>
      <TableCell data-numeric>
        <FigureValue figure={hitRate} format="percent" isRate dense />
      </TableCell>
      <TableCell data-numeric className="text-muted-foreground">
        {pValue === null ? "—" : pValue < 0.001 ? "< 0.001" : pValue.toFixed(3)}
      </TableCell>
      <TableCell
        data-numeric
        className="text-muted-foreground"
        title={`${missing} without a price of their hour, ${feeUnknown} of markets with an unknown fee: in no mean`}
      >
        {formatCount(missing + feeUnknown)}
      </TableCell>
      <TableCell>
        <VerdictBadge verdict={verdict} />
      </TableCell>
    </TableRow>
  );
}
