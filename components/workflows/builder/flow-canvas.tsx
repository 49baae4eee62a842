"use client";

import "@xyflow/react/dist/base.css";
import "./flow-canvas.css";
import { Background, BackgroundVariant, MiniMap, ReactFlow, SelectionMode } from "@xyflow/react";
import { useContext, useMemo, useState } from "react";
import { useMediaQuery } from "@/hooks/use-media-query";
import { useStore } from "@/hooks/use-store";
import { GRID } from "@/lib/workflows/canvas-geometry";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { FIT_VIEW } from "./fit-view";
import { FlowControls } from "./flow-controls";
import { FlowEdge } from "./flow-edge";
import { FlowNodeCard } from "./flow-node";
import { createFlowProjection, toFlowEdges } from "./to-flow";
import type { AddMenu } from "./use-add-menu";
import { useFlowHandlers } from "./use-flow-handlers";

const NODE_TYPES = { step: FlowNodeCard };
const EDGE_TYPES = { wire: FlowEdge };
const SNAP: [number, number] = [GRID, GRID];
/** Above this many nodes only those in view are in the page. */
const MANY_NODES = 120;

export function FlowCanvas({ addMenu }: { addMenu: AddMenu }) {
  const { canvas, types } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const isSmall = useMediaQuery("(max-width: 1023px)");
  const graph = useStore(canvas, (state) => state.graph);
  const selection = useStore(canvas, (state) => state.selection);
  const [project] = useState(createFlowProjection);
  const nodes = useMemo(() => project(graph, selection, types), [project, graph, selection, types]);
  const edges = useMemo(() => toFlowEdges(graph, selection), [graph, selection]);
  const handlers = useFlowHandlers(addMenu);
  return (
    <ReactFlow
      className="flow-canvas"
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      {...handlers}
      nodesDraggable={!isReadOnly}
      nodesConnectable={!isReadOnly}
      deleteKeyCode={null}
      panActivationKeyCode="Space"
      selectionMode={SelectionMode.Partial}
      snapToGrid
      snapGrid={SNAP}
      fitView
      fitViewOptions={FIT_VIEW}
      minZoom={0.15}
      maxZoom={2}
      zoomOnDoubleClick={false}
      onlyRenderVisibleElements={nodes.length > MANY_NODES}
      attributionPosition="bottom-left"
      aria-label="Workflow canvas"
    >
      <Background variant={BackgroundVariant.Dots} gap={GRID} size={1} />
      <FlowControls addMenu={addMenu} />
      {!isSmall && nodes.length > 0 && (
        <MiniMap
          pannable
          zoomable
          ariaLabel="Map of the workflow"
          style={{ width: 160, height: 100 }}
        />
      )}
    </ReactFlow>
  );
}
