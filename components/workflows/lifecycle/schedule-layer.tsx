"use client";

import { useBuilder } from "@/components/workflows/builder/builder-context";
import { useWorkflowHead } from "@/hooks/use-versions";
import { ScheduleDialog } from "./schedule-dialog";

/** The schedule of the workflow on the canvas. */
export function ScheduleLayer({ onClose }: { onClose: () => void }) {
  const { workflow } = useBuilder();
  const { data } = useWorkflowHead(workflow);
  return (
    <ScheduleDialog
      workflowId={workflow.id}
      isPublished={data.publishedVersion !== null}
      onClose={onClose}
    />
  );
}
