"use client";

import type { ReactNode } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { Panel } from "@/components/ui/panel";
import { useAdminMetrics } from "@/hooks/use-admin";
import type { AdminMetrics } from "@/lib/admin/schema";
import { formatCount } from "@/lib/markets/format-count";
import { formatUsd } from "@/lib/markets/format-usd";
import { formatDuration } from "@/lib/workflows/format-duration";
import { type AdminColumn, AdminTable } from "./admin-table";

const mebibytes = (bytes: number) => `${formatCount(Math.round(bytes / 2 ** 20))} MB`;
const join = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([state, count]) => `${formatCount(count)} ${state}`)
    .join(" · ") || "none";

const LOOP_COLUMNS: readonly AdminColumn<AdminMetrics["loops"][number]>[] = [
  { head: "Loop", cell: ({ loop }) => loop },
  { head: "Worked", cell: (loop) => <RelativeTime at={loop.lastSuccessAt} /> },
  {
    head: "Took",
    align: "right",
    cell: ({ durationMs }) => (durationMs === null ? "—" : formatDuration(durationMs)),
  },
  { head: "Calls", align: "right", cell: ({ calls }) => formatCount(calls) },
  {
    head: "Failed",
    align: "right",
    cell: ({ failures, lastError }) => (
      <span className={failures > 0 ? "text-warn" : undefined} title={lastError ?? undefined}>
        {formatCount(failures)}
      </span>
    ),
  },
  {
    head: "Last failure",
    wide: true,
    cell: ({ lastFailureAt, lastError }) =>
      lastFailureAt && (
        <>
          <RelativeTime at={lastFailureAt} /> {lastError}
        </>
      ),
  },
];

const TABLE_COLUMNS: readonly AdminColumn<AdminMetrics["tables"][number]>[] = [
  { head: "Table", wide: true, cell: ({ name }) => name },
  { head: "Rows, about", align: "right", cell: ({ rows }) => formatCount(rows) },
  { head: "Size", align: "right", cell: ({ bytes }) => mebibytes(bytes) },
];

const REQUEST_COLUMNS: readonly AdminColumn<AdminMetrics["requests"][number]>[] = [
  { head: "Method", cell: ({ method }) => method },
  { head: "Route", wide: true, cell: ({ route }) => <code>{route}</code> },
  { head: "Requests", align: "right", cell: ({ count }) => formatCount(count) },
  { head: "≥ 500", align: "right", cell: ({ failures }) => formatCount(failures) },
  {
    head: "Mean",
    align: "right",
    cell: ({ meanMs }) => formatDuration(Math.round(meanMs)),
  },
];

export function MetricsTab() {
  const read = useAdminMetrics();
  const shared = { error: read.error, onRetry: () => void read.refetch() };
  return (
    <>
      {read.data && <Figures metrics={read.data} />}
      <div className="grid lg:grid-cols-2">
        <Panel title="Loops" className="lg:border-r">
          <AdminTable<AdminMetrics["loops"][number]>
            label="Loops"
            rows={read.data?.loops}
            {...shared}
            keyOf={({ loop }) => loop}
            empty="No cron route was called yet."
            columns={LOOP_COLUMNS}
          />
        </Panel>
        <Panel title="Tables">
          <AdminTable<AdminMetrics["tables"][number]>
            label="Tables"
            rows={read.data?.tables}
            {...shared}
            keyOf={({ name }) => name}
            empty="There are no tables."
            columns={TABLE_COLUMNS}
          />
        </Panel>
      </div>
      <Panel title="Requests of this process">
        <AdminTable<AdminMetrics["requests"][number]>
          label="Requests"
          rows={read.data?.requests}
          {...shared}
          keyOf={({ method, route }) => `${method} ${route}`}
          empty="Nothing was asked yet."
          columns={REQUEST_COLUMNS}
        />
      </Panel>
    </>
  );
}

function Figures({ metrics }: { metrics: AdminMetrics }) {
  const { process, runs, alerts, deliveries, llmUsdToday } = metrics;
  const { uptimeSeconds, residentBytes, heapBytes, cpuSeconds, node } = process;
  return (
    <dl className="grid grid-cols-2 border-b border-border sm:grid-cols-4 lg:grid-cols-8">
      <Figure name="Up for">{formatDuration(uptimeSeconds * 1000)}</Figure>
      <Figure name="Memory">{mebibytes(residentBytes)}</Figure>
      <Figure name="Heap">{mebibytes(heapBytes)}</Figure>
      <Figure name="Processor">
        {((cpuSeconds / Math.max(1, uptimeSeconds)) * 100).toFixed(0)} %
      </Figure>
      <Figure name="Node">{node}</Figure>
      <Figure name="Runs of a day">{join(runs)}</Figure>
      <Figure name="Alerts">
        {formatCount(alerts.live)} watched{alerts.failing > 0 && ` · ${alerts.failing} cannot see`}
      </Figure>
      <Figure name="Tellings · models today">
        {join(deliveries)} · {formatUsd(llmUsdToday, "full")}
      </Figure>
    </dl>
  );
}

const Figure = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex flex-col gap-0.5 border-r border-b border-border px-3 py-2 lg:border-b-0">
    <dt className="label-caps">{name}</dt>
    <dd className="text-table tabular-nums">{children}</dd>
  </div>
);
