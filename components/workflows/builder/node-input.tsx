"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { InputSample } from "@/hooks/use-input-sample";
import { useStore } from "@/hooks/use-store";
import { countItems } from "@/lib/workflows/output-table";
import { useBuilder } from "./builder-context";
import { RunPartButton } from "./run-part-button";
import { useNodeSample } from "./use-node-sample";
import { ValueViewer } from "./value-viewer";

const ORIGINS: Record<InputSample["origin"], string> = {
  pinned: "pinned",
  shown: "this run",
  latest: "latest run",
  none: "",
};

/** What arrives at a node: in the shown run, else as the latest one had it. */
export function NodeInput({ nodeId }: { nodeId: string }) {
  const { canvas } = useBuilder();
  const edges = useStore(canvas, (state) => state.graph.edges);
  const sample = useNodeSample(nodeId);
  if (!edges.some((edge) => edge.target === nodeId))
    return (
      <EmptyState
        title="Nothing comes in"
        reason="No wire leads to this node. Draw one from the right side of another node."
      />
    );
  if (sample.error && sample.value === undefined)
    return <ErrorState title="The input could not be read" error={sample.error} />;
  if (sample.isPending) return <Skeleton className="m-3 h-40" />;
  if (sample.value === undefined)
    return (
      <EmptyState
        title="Nothing has come in yet"
        reason="What arrives here is known once the nodes before it have run."
        action={<RunPartButton scope="until" nodeId={nodeId} />}
      />
    );
  const items = countItems(sample.value);
  const note = [items === null ? "" : `${items} items`, ORIGINS[sample.origin]].filter(Boolean);
  return <ValueViewer value={sample.value} note={note.join(" · ")} name={`input-${nodeId}`} />;
}
