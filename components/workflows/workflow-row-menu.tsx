"use client";

import { CalendarClock, Copy, Download, Ellipsis, PencilLine, Share2, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useDuplicateWorkflow } from "@/hooks/use-workflows";
import type { WorkflowSummary } from "@/lib/workflows/api";
import { RenameWorkflowDialog } from "./rename-workflow-dialog";

const ScheduleDialog = dynamic(() =>
  import("./lifecycle/schedule-dialog").then((file) => file.ScheduleDialog),
);
const ShareDialog = dynamic(() =>
  import("./lifecycle/share-dialog").then((file) => file.ShareDialog),
);

type RowMenuProps = { workflow: WorkflowSummary; onDelete: () => void };

export function WorkflowRowMenu({ workflow, onDelete }: RowMenuProps) {
  const [dialog, setDialog] = useState<"rename" | "schedule" | "share" | null>(null);
  const duplicate = useDuplicateWorkflow();
  const close = () => setDialog(null);
  const { id, name, status } = workflow;
  const copy = () =>
    duplicate.mutate(id, {
      onSuccess: (made) => toast.success(`Made “${made.name}”`),
      onError: () => toast.error("Not duplicated"),
    });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setDialog("rename")}>
            <PencilLine />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={copy}>
            <Copy />
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setDialog("schedule")}>
            <CalendarClock />
            Schedule
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setDialog("share")}>
            <Share2 />
            Share read-only
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <a href={`/api/workflows/${id}/export`} download>
              <Download />
              Export as a file
            </a>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem className="text-no" onSelect={onDelete}>
            <Trash2 />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog === "rename" && <RenameWorkflowDialog workflow={workflow} onClose={close} />}
      {dialog === "schedule" && (
        <ScheduleDialog workflowId={id} isPublished={status === "published"} onClose={close} />
      )}
      {dialog === "share" && <ShareDialog workflowId={id} onClose={close} />}
    </>
  );
}
