"use client";

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { Plus, X } from "lucide-react";
import { memo, useContext } from "react";
import { useStore } from "@/hooks/use-store";
import { isLive } from "@/lib/workflows/run-view";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { toLabelPlace } from "./drag-sheet";

/** A wire shows whether something has come through it. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps) {
  const { id, source, target, data, selected } = props;
  const { run } = useBuilder();
  const ui = useCanvasUi();
  const state = useStore(run.view, (view) => {
    const from = view.nodes[source]?.status;
    const to = view.nodes[target]?.status;
    if (to === "running" && isLive(view)) return "flowing";
    const hasCome = from === "success" || from === "cached";
    return hasCome && to !== undefined && to !== "skipped" ? "passed" : "idle";
  });
  const isDropped = useStore(ui.dropEdge, (each) => each === id);
  const isHovered = useStore(ui.hoveredEdge, (each) => each === id);
  // A target that vanishes under the pointer takes the drop with it.
  const isDragging = useStore(ui.dragged, (each) => each !== null);
  const isReadOnly = useContext(ReadOnlyContext);
  const [path, labelX, labelY] = getBezierPath(props);
  const branch = data?.["branch"];
  const hasTools = (isHovered || selected === true) && !isReadOnly && !isDropped && !isDragging;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={16}
        className={`flow-wire flow-wire-${isDropped ? "dropped" : state}`}
      />
      {(typeof branch === "string" || hasTools) && (
        <EdgeLabelRenderer>
          <div
            data-id={id}
            className="nopan absolute flex items-center gap-0.5 rounded-sm border border-border bg-panel px-1 text-label text-muted-foreground"
            style={{
              transform: toLabelPlace(labelX, labelY),
              zIndex: hasTools ? 20 : 0,
              pointerEvents: hasTools ? "all" : "none",
            }}
            onMouseEnter={() => ui.hoveredEdge.set(id)}
            onMouseLeave={() => ui.hoveredEdge.set(null)}
          >
            {typeof branch === "string" && branch}
            {hasTools && <WireTools id={id} />}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

function WireTools({ id }: { id: string }) {
  const { actions } = useBuilder();
  const ui = useCanvasUi();
  return (
    <>
      <button
        type="button"
        aria-label="Insert a node into this wire"
        title="Insert a node"
        className="flex size-5 items-center justify-center rounded-sm hover:bg-accent hover:text-foreground"
        onClick={({ clientX, clientY }) =>
          ui.addMenu.set({ at: { x: clientX, y: clientY }, between: id })
        }
      >
        <Plus aria-hidden className="size-3.5" />
      </button>
      <button
        type="button"
        aria-label="Delete this wire"
        title="Delete the wire"
        className="flex size-5 items-center justify-center rounded-sm hover:bg-accent hover:text-no"
        onClick={() => actions.removeEdge(id)}
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </>
  );
}
