"use client";

import { Download, RefreshCw } from "lucide-react";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useAdminSync, useRunningSync, useStartIngest, useStartSync } from "@/hooks/use-admin";
import { notices } from "@/hooks/notices";
import type { AdminSync } from "@/lib/admin/schema";
import { formatCount } from "@/lib/markets/format-count";
import type { SyncRun } from "@/lib/sync/schema";
import { formatDuration } from "@/lib/workflows/format-duration";
import { type AdminColumn, AdminTable } from "./admin-table";

const TONES = { running: "info", success: "yes", error: "no", cancelled: "neutral" } as const;

const took = ({ startedAt, finishedAt }: SyncRun) =>
  finishedAt === null ? "—" : formatDuration(Date.parse(finishedAt) - Date.parse(startedAt));

const refused = (title: string) => ({
  onError: (error: Error) => notices.give({ title, description: error.message, isFailure: true }),
});

const RUN_COLUMNS: readonly AdminColumn<SyncRun>[] = [
  { head: "Started", cell: (run) => <RelativeTime at={run.startedAt} /> },
  {
    head: "State",
    cell: (run) => <Badge tone={TONES[run.status]}>{run.status}</Badge>,
  },
  { head: "By", cell: ({ trigger }) => trigger },
  { head: "Took", align: "right", cell: took },
  { head: "Pages", align: "right", cell: ({ pages }) => formatCount(pages) },
  { head: "Events", align: "right", cell: ({ eventsSeen }) => formatCount(eventsSeen) },
  {
    head: "Markets",
    align: "right",
    cell: ({ marketsSeen }) => formatCount(marketsSeen),
  },
  {
    head: "Written",
    align: "right",
    cell: ({ rowsWritten }) => formatCount(rowsWritten),
  },
  { head: "Rejects", align: "right", cell: ({ rejects }) => formatCount(rejects) },
  {
    head: "Error",
    wide: true,
    cell: ({ error }) =>
      error && (
        <span className="text-no">
          {error.code}: {error.message}
        </span>
      ),
  },
];

const REJECT_COLUMNS: readonly AdminColumn<AdminSync["rejects"][number]>[] = [
  { head: "Last seen", cell: (row) => <RelativeTime at={row.lastSeenAt} /> },
  { head: "First seen", cell: (row) => <RelativeTime at={row.firstSeenAt} /> },
  { head: "Job", cell: ({ job }) => job },
  { head: "Kind", cell: ({ kind }) => kind },
  {
    head: "Row",
    cell: ({ rowId }) => (
      <span title={rowId} className="block max-w-40 truncate font-mono text-label">
        {rowId}
      </span>
    ),
  },
  { head: "Reason", wide: true, cell: ({ reason }) => reason },
];

export function SyncTab() {
  const read = useAdminSync();
  return (
    <>
      <SyncNow />
      <Panel title="Sync runs">
        <AdminTable
          label="Sync runs"
          rows={read.data?.runs}
          error={read.error}
          onRetry={() => void read.refetch()}
          keyOf={({ id }) => id}
          empty="No sync has begun yet."
          columns={RUN_COLUMNS}
        />
      </Panel>
      <Rejects read={read} />
    </>
  );
}

function Rejects({ read }: { read: ReturnType<typeof useAdminSync> }) {
  return (
    <Panel title="Rejected rows">
      <AdminTable<AdminSync["rejects"][number]>
        label="Rejected rows"
        rows={read.data?.rejects}
        error={read.error}
        onRetry={() => void read.refetch()}
        keyOf={({ job, kind, rowId }) => `${job} ${kind} ${rowId}`}
        empty="Every row of the upstream fits."
        columns={REJECT_COLUMNS}
      />
    </Panel>
  );
}

function SyncNow() {
  const { data } = useRunningSync();
  const [sync, ingest] = [useStartSync(), useStartIngest()];
  const running = data?.running ?? null;
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-border px-3 py-2">
      <Button
        disabled={running !== null || sync.isPending}
        onClick={() => sync.mutate(undefined, refused("The sync did not start"))}
      >
        <RefreshCw aria-hidden className={running ? "animate-spin" : undefined} />
        {running ? "Syncing…" : "Sync now"}
      </Button>
      <Button
        variant="outline"
        disabled={ingest.isPending}
        onClick={() =>
          ingest.mutate(undefined, {
            ...refused("The ingest did not start"),
            onSuccess: () => notices.give({ title: "Reading trades, wallets, holders and prices" }),
          })
        }
      >
        <Download aria-hidden />
        Ingest now
      </Button>
      <p aria-live="polite" className="text-table text-muted-foreground tabular-nums">
        {running ? (
          <>
            {formatCount(running.pages)} pages · {formatCount(running.marketsSeen)} of{" "}
            {formatCount(Math.max(data?.markets ?? 0, running.marketsSeen))} markets ·{" "}
            {formatCount(running.rowsWritten)} rows written · {formatCount(running.rejects)} rejects
          </>
        ) : (
          <>
            Last success <RelativeTime at={data?.lastSuccessAt ?? null} /> · upstream{" "}
            {data?.upstream ?? "unknown"}
          </>
        )}
      </p>
      {running && data && (
        <progress
          aria-label="Markets seen"
          max={Math.max(data.markets, running.marketsSeen, 1)}
          value={running.marketsSeen}
          className="h-1.5 w-40 appearance-none overflow-hidden rounded-sm [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-primary"
        />
      )}
    </div>
  );
}
