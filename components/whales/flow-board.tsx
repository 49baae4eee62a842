"use client";

import { useCallback } from "react";
import { Chart } from "@/components/charts/chart";
import { readTokens } from "@/components/charts/read-tokens";
import type { SortLinks } from "@/components/data-table/data-table-header";
import { PagedTable } from "@/components/data-table/paged-table";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { PagedRows } from "@/hooks/use-paged-rows";
import type { Failure } from "@/lib/http/to-failure";
import { flowChartOption, toFlowPoints } from "@/lib/whales/flow-chart-option";
import type { WhaleFlow } from "@/lib/whales/schema";
import { FlowBarList } from "./flow-bar-list";
import { flowColumns } from "./flow-columns";

const RAW = flowColumns(false);
const CLEANED = flowColumns(true);
const TOKENS = {
  yes: "--yes",
  no: "--no",
  net: "--blue",
  text: "--text",
  faint: "--faint",
  hairline: "--hairline",
  panel: "--raised",
} as const;

type FlowBoardProps = {
  list: PagedRows<WhaleFlow>;
  by: "market" | "category" | "time";
  isCleaned: boolean;
  isTable: boolean;
  sort: SortLinks;
  failure: Failure | null;
  empty: React.ReactNode;
};

/** Flows as a picture, with the same rows as a table. */
export function FlowBoard({ list, by, isCleaned, isTable, sort, failure, empty }: FlowBoardProps) {
  const problem = list.error ?? (list.total === null ? failure : null);
  if (isTable || problem || list.total === 0)
    return (
      <PagedTable
        label="Flows"
        columns={isCleaned ? CLEANED : RAW}
        list={list}
        sort={sort}
        failure={failure}
        empty={empty}
      />
    );
  if (list.total === null) return <Skeleton className="m-3 flex-1" />;
  if (list.error) return <ErrorState title="Flows could not be read" error={list.error} />;
  // The rows of the span before stay until the new ones are there: each row says itself what it is of.
  const shownBy = list.firstRows[0]?.by ?? by;
  return shownBy === "time" ? (
    <FlowOverTime flows={list.firstRows} isCleaned={isCleaned} />
  ) : (
    <FlowBarList flows={list.firstRows} isCleaned={isCleaned} />
  );
}

function FlowOverTime({ flows, isCleaned }: { flows: readonly WhaleFlow[]; isCleaned: boolean }) {
  const option = useCallback(
    () => flowChartOption(toFlowPoints(flows, isCleaned), readTokens(TOKENS)),
    [flows, isCleaned],
  );
  return (
    <div className="relative min-h-72 flex-1">
      <p className="absolute top-2 left-3 z-[1] flex gap-3 text-label text-muted-foreground">
        <Key className="size-2 bg-yes" text="buys" />
        <Key className="size-2 bg-no" text="sells" />
        <Key className="h-0.5 w-3 bg-primary" text="net since the start" />
      </p>
      <Chart
        className="absolute inset-x-0 top-6 bottom-0"
        label={`Flows over time: ${flows.length} spans; Table shows them as figures`}
        option={option}
      />
    </div>
  );
}

function Key({ className, text }: { className: string; text: string }) {
  return (
    <span className="flex items-center gap-1">
      <span aria-hidden className={className} />
      {text}
    </span>
  );
}
