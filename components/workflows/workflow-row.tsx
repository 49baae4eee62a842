"use client";

import { Copy, Ellipsis, PencilLine, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { RelativeTime } from "@/components/layout/relative-time";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useDuplicateWorkflow } from "@/hooks/use-workflows";
import { type WorkflowSummary, runStatusSchema } from "@/lib/workflows/api";
import { StatusMark } from "./builder/status-mark";
import { DeleteWorkflowDialog } from "./delete-workflow-dialog";
import { RenameWorkflowDialog } from "./rename-workflow-dialog";

export function WorkflowRow({ workflow }: { workflow: WorkflowSummary }) {
  return (
    <tr className="border-b border-border hover:bg-accent/50">
      <td className="h-9 max-w-0 px-3">
        <Link
          href={`/strategy-builder/${workflow.id}`}
          prefetch={false}
          className="block truncate font-medium hover:underline"
        >
          {workflow.name}
        </Link>
      </td>
      <td className="w-20 px-3 text-muted-foreground tabular-nums max-sm:hidden">
        {workflow.nodeCount}
      </td>
      <td className="w-52 px-3">
        <LastRun run={workflow.lastRun} />
      </td>
      <td className="w-36 px-3 whitespace-nowrap text-muted-foreground max-sm:hidden">
        <RelativeTime at={workflow.updatedAt} />
      </td>
      <td className="w-12 px-2 text-right">
        <RowMenu workflow={workflow} />
      </td>
    </tr>
  );
}

function LastRun({ run }: { run: WorkflowSummary["lastRun"] }) {
  if (!run) return <span className="text-label text-faint">Not run yet</span>;
  const status = runStatusSchema.safeParse(run.status);
  return (
    <span className="flex items-center gap-2 text-label">
      {status.success ? <StatusMark status={status.data} withWord /> : run.status}
      {run.finishedAt && <RelativeTime at={run.finishedAt} className="text-muted-foreground" />}
    </span>
  );
}

function RowMenu({ workflow }: { workflow: WorkflowSummary }) {
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const duplicate = useDuplicateWorkflow();
  const close = () => setDialog(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${workflow.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setDialog("rename")}>
            <PencilLine />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() =>
              duplicate.mutate(workflow.id, {
                onSuccess: ({ name }) => toast.success(`Made “${name}”`),
                onError: () => toast.error("Not duplicated"),
              })
            }
          >
            <Copy />
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem className="text-no" onSelect={() => setDialog("delete")}>
            <Trash2 />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog === "rename" && <RenameWorkflowDialog workflow={workflow} onClose={close} />}
      {dialog === "delete" && <DeleteWorkflowDialog workflow={workflow} onClose={close} />}
    </>
  );
}
