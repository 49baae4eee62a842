"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { type WorkflowSummary, runStatusSchema } from "@/lib/workflows/api";
import { StatusMark } from "./builder/status-mark";
import { ScheduleWords } from "./schedule-words";
import { WorkflowRowMenu } from "./workflow-row-menu";

type WorkflowRowProps = { workflow: WorkflowSummary; onDelete: () => void };

export function WorkflowRow({ workflow, onDelete }: WorkflowRowProps) {
  const { id, name, status, schedule, lastRun, nodeCount, updatedAt } = workflow;
  return (
    <tr className="border-b border-border hover:bg-accent/50">
      <td className="h-9 w-full max-w-0 min-w-40 px-3">
        <Link
          href={`/strategy-builder/${id}`}
          prefetch={false}
          className="block truncate font-medium hover:underline"
        >
          {name}
        </Link>
      </td>
      <td className="px-3 max-lg:hidden">
        <Badge tone={status === "published" ? "primary" : "neutral"}>
          {status === "published" ? "Published" : "Draft"}
        </Badge>
      </td>
      <td className="max-w-72 px-3 whitespace-nowrap max-md:hidden">
        <ScheduleWords schedule={schedule} />
      </td>
      <td className="px-3 whitespace-nowrap">
        <LastRun workflowId={id} run={lastRun} />
      </td>
      <td className="px-3 text-right text-muted-foreground tabular-nums max-lg:hidden">
        {nodeCount}
      </td>
      <td className="px-3 whitespace-nowrap text-muted-foreground max-md:hidden">
        <RelativeTime at={updatedAt} />
      </td>
      <td className="px-2 text-right">
        <WorkflowRowMenu workflow={workflow} onDelete={onDelete} />
      </td>
    </tr>
  );
}

type LastRunProps = { workflowId: string; run: WorkflowSummary["lastRun"] };

function LastRun({ workflowId, run }: LastRunProps) {
  if (!run) return <span className="text-label text-faint">Not run yet</span>;
  const status = runStatusSchema.safeParse(run.status);
  return (
    <Link
      href={`/strategy-builder/${workflowId}?run=${run.id}`}
      prefetch={false}
      className="flex items-center gap-2 text-label hover:underline"
    >
      {status.success ? <StatusMark status={status.data} withWord /> : run.status}
      {run.finishedAt && (
        <RelativeTime at={run.finishedAt} className="text-muted-foreground max-sm:hidden" />
      )}
    </Link>
  );
}
