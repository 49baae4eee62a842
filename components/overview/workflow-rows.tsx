import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import type { WorkflowSummary } from "@/lib/workflows/api";
import { type MiniColumn, MiniTable } from "./mini-table";

const TONES: Record<string, "yes" | "no" | "info" | "neutral"> = {
  success: "yes",
  error: "no",
  running: "info",
  waiting: "info",
};

const columns: readonly MiniColumn<WorkflowSummary>[] = [
  {
    label: "Workflow",
    cell: ({ id, name }) => (
      <Link
        href={`/strategy-builder/${id}`}
        prefetch={false}
        title={name}
        className="block truncate hover:text-primary"
      >
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { label: "Nodes", widthPx: 56, numeric: true, cell: ({ nodeCount }) => nodeCount },
  {
    label: "Last run",
    widthPx: 82,
    numeric: true,
    cell: ({ lastRun }) =>
      lastRun ? (
        <Badge tone={TONES[lastRun.status] ?? "neutral"}>{lastRun.status}</Badge>
      ) : (
        <span className="text-faint">never</span>
      ),
  },
  {
    label: "Ended",
    widthPx: 78,
    numeric: true,
    cell: ({ lastRun }) => (
      <RelativeTime at={lastRun?.finishedAt ?? null} className="text-muted-foreground" />
    ),
  },
];

export const WorkflowRows = ({ rows }: { rows: readonly WorkflowSummary[] }) => (
  <MiniTable columns={columns} rows={rows} keyOf={({ id }) => id} />
);
