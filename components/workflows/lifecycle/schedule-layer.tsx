"use client";

import { useBuilder } from "@/components/workflows/builder/builder-context";
import { CostLine } from "@/components/workflows/builder/cost-line";
import { useStore } from "@/hooks/use-store";
import { useVersion, useWorkflowHead } from "@/hooks/use-versions";
import { ScheduleDialog } from "./schedule-dialog";

/** The schedule of the workflow on the canvas, with what a run of what it runs would cost. */
export function ScheduleLayer({ onClose }: { onClose: () => void }) {
  const { workflow, canvas } = useBuilder();
  const { data } = useWorkflowHead(workflow);
  const published = useVersion(workflow.id, data.publishedVersion);
  const draft = useStore(canvas, (state) => state.graph);
  const graph = data.publishedVersion === null ? draft : published.data?.graph;
  return (
    <ScheduleDialog
      workflowId={workflow.id}
      isPublished={data.publishedVersion !== null}
      cost={graph && <CostLine graph={graph} />}
      onClose={onClose}
    />
  );
}
