"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useLastOutput } from "@/hooks/use-last-output";
import { countItems } from "@/lib/workflows/output-table";
import { useBuilder } from "./builder-context";
import { RunPartButton } from "./run-part-button";
import { ValueViewer } from "./value-viewer";

/** While no run is shown: what the node put out last. */
export function NodeLastOutput({ nodeId }: { nodeId: string }) {
  const { workflow } = useBuilder();
  const { data, isPending } = useLastOutput(workflow.id, nodeId);
  if (isPending) return <Skeleton className="m-3 h-40" />;
  if (data?.value === undefined)
    return (
      <EmptyState
        title="No output yet"
        reason="Run the workflow, or as much of it as this node needs, to see what comes out."
        action={<RunPartButton scope="until" nodeId={nodeId} />}
      />
    );
  const items = countItems(data.value);
  return (
    <ValueViewer
      value={data.value}
      note={`${items === null ? "" : `${items} items · `}latest run`}
      name={`output-${nodeId}`}
    />
  );
}
