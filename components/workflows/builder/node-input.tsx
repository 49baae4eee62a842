"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { useStore } from "@/hooks/use-store";
import { inputOf } from "@/lib/workflows/run-view";
import { useBuilder } from "./builder-context";
import { ValueViewer } from "./value-viewer";

export function NodeInput({ nodeId }: { nodeId: string }) {
  const { run, canvas } = useBuilder();
  const view = useStore(run.view, (each) => each);
  const edges = useStore(canvas, (state) => state.graph.edges);
  const { known, value } = inputOf(view, edges, nodeId);
  if (!edges.some((edge) => edge.target === nodeId))
    return <EmptyState title="Nothing comes in" reason="No wire leads to this node." />;
  if (!known)
    return (
      <EmptyState title="Nothing has come in yet" reason="Run the workflow to see what arrives." />
    );
  return <ValueViewer value={value} />;
}
