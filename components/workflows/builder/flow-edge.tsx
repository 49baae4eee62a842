"use client";

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo } from "react";
import { useStore } from "@/hooks/use-store";
import { isLive } from "@/lib/workflows/run-view";
import { useBuilder } from "./builder-context";

/** A wire shows whether something has come through it. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps) {
  const { id, source, target, data } = props;
  const { run } = useBuilder();
  const state = useStore(run.view, (view) => {
    const from = view.nodes[source]?.status;
    const to = view.nodes[target]?.status;
    if (to === "running" && isLive(view)) return "flowing";
    const hasCome = from === "success" || from === "cached";
    return hasCome && to !== undefined && to !== "skipped" ? "passed" : "idle";
  });
  const [path, labelX, labelY] = getBezierPath(props);
  const branch = data?.["branch"];
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={16}
        className={`flow-wire flow-wire-${state}`}
      />
      {typeof branch === "string" && (
        <EdgeLabelRenderer>
          <span
            className="nopan pointer-events-none absolute rounded-sm border border-border bg-panel px-1 text-label text-muted-foreground"
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {branch}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
