"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { FigureValue } from "@/components/figures/figure-value";
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
import type { WhaleFlow } from "@/lib/whales/schema";
import { AnalysisPanel } from "./analysis-panel";
import { NetBar } from "./net-bar";

/** Where takers' dollars went, by category, over the window that the page has chosen. */
export function FlowsPanel({ first }: { first: FirstAnalysis["flows"] }) {
  const [window] = useQueryState("window", parseAsStringLiteral(FLOW_WINDOWS).withDefault("7d"));
  const query = useFlows({ by: "category", window }, first);
  return (
    <AnalysisPanel
      id="flows"
      title={`Flows by category, ${window}`}
      lead="Signed dollars of takers: what bought first outcomes less what bought the others. Bars are net, after cleaning."
      query={query}
      budgetMs={15 * 60_000}
      minHeight="290px"
      toRows={(flows) => flows}
    >
      {(flows) =>
        flows.length === 0 ? (
          <EmptyState
            className="absolute inset-0"
            title="No trade in this window"
            reason="Trades appear as the feed is read. Choose a longer window."
          />
        ) : (
          <FlowTable flows={flows} />
        )
      }
    </AnalysisPanel>
  );
}

function FlowTable({ flows }: { flows: readonly WhaleFlow[] }) {
  const most = Math.max(1, ...flows.map(({ cleaned }) => Math.abs(cleaned.netUsd.value ?? 0)));
  return (
    <div className="more-aside overflow-x-auto">
      <Table className="tabular-nums">
        <TableHeader>
          <TableRow>
            <TableHead>Category</TableHead>
            <TableHead data-numeric>Volume</TableHead>
            <TableHead data-numeric>
              <span data-term="cleaned-volume">Cleaned</span>
            </TableHead>
            <TableHead data-numeric>
              <span data-term="flow">Net</span>
            </TableHead>
            <TableHead className="w-[28%] max-sm:hidden">
              <span className="sr-only">Net as a bar</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {flows.map(({ key, raw, cleaned }) => (
            <TableRow key={key ?? ""}>
              <TableCell>{key ?? <span className="text-faint">Unknown</span>}</TableCell>
              <TableCell data-numeric>
                <FigureValue figure={raw.volumeUsd} format="usd" dense />
              </TableCell>
              <TableCell data-numeric>
                <FigureValue figure={cleaned.volumeUsd} format="usd" dense />
              </TableCell>
              <TableCell data-numeric>
                <FigureValue figure={cleaned.netUsd} format="usd" signed dense />
              </TableCell>
              <TableCell className="max-sm:hidden">
                <NetBar share={(cleaned.netUsd.value ?? 0) / most} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
