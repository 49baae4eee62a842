"use client";

import "@xyflow/react/dist/base.css";
import "./flow-canvas.css";
import { ReactFlow, SelectionMode } from "@xyflow/react";
import dynamic from "next/dynamic";
import { useContext, useMemo, useState } from "react";
import { useMediaQuery } from "@/hooks/use-media-query";
import { useStore } from "@/hooks/use-store";
import { GRID } from "@/lib/workflows/canvas-geometry";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { DragGuides } from "./drag-guides";
import { FarMark } from "./far-mark";
import { FIT_VIEW } from "./fit-view";
import { FlowControls } from "./flow-controls";
import { FlowDots } from "./flow-dots";
import { FlowEdge } from "./flow-edge";
import { FlowMap } from "./flow-map";
import { FlowNodeCard } from "./flow-node";
import { PointerHint } from "./pointer-hint";
import { createFlowProjection, toFlowEdges } from "./to-flow";
import { useDropHandlers } from "./use-drop-handlers";
import { useFlowHandlers } from "./use-flow-handlers";
import { useMenuHandlers } from "./use-menu-handlers";
import { useWireHandlers } from "./use-wire-handlers";

const NODE_TYPES = {
  step: FlowNodeCard,
  // A workflow without notes and groups does not pay for them.
  note: dynamic(() => import("./note-card").then((file) => file.NoteCard)),
  group: dynamic(() => import("./group-frame").then((file) => file.GroupFrame)),
};
const EDGE_TYPES = { wire: FlowEdge };
const SNAP: [number, number] = [GRID, GRID];
const ADD_TO_SELECTION = ["Shift", "Meta", "Control"];
/** Above this many nodes only those in view are in the page. */
const MANY_NODES = 120;
const WORDS = {
  "node.a11yDescription.default":
    "Enter selects. Arrows move it, Alt and arrows go to its neighbours, C connects it, Tab adds one after it, Shift F10 opens its menu, Delete removes it.",
  "edge.a11yDescription.default": "Enter selects, Shift F10 opens its menu, Delete removes it.",
};

export function FlowCanvas() {
  const { canvas, types } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const isSmall = useMediaQuery("(max-width: 1023px)");
  const graph = useStore(canvas, (state) => state.graph);
  const selection = useStore(canvas, (state) => state.selection);
  const [project] = useState(createFlowProjection);
  const held = useStore(useCanvasUi().held, (ids) => ids);
  const nodes = useMemo(
    () => project(graph, selection, types, held),
    [project, graph, selection, types, held],
  );
  const edges = useMemo(
    () => toFlowEdges(graph.edges, selection.edges),
    [graph.edges, selection.edges],
  );
  const handlers = useFlowHandlers();
  const wires = useWireHandlers();
  const drops = useDropHandlers();
  const menus = useMenuHandlers();
  return (
    <ReactFlow
      className="flow-canvas"
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      {...handlers}
      {...wires}
      {...drops}
      {...menus}
      nodesDraggable={!isReadOnly}
      nodesConnectable={!isReadOnly}
      edgesReconnectable={!isReadOnly}
      elevateNodesOnSelect={false}
      deleteKeyCode={null}
      panActivationKeyCode="Space"
      multiSelectionKeyCode={ADD_TO_SELECTION}
      selectionMode={SelectionMode.Partial}
      snapToGrid
      snapGrid={SNAP}
      fitView
      fitViewOptions={FIT_VIEW}
      minZoom={0.1}
      maxZoom={2}
      zoomOnDoubleClick={false}
      onlyRenderVisibleElements={nodes.length > MANY_NODES}
      attributionPosition="bottom-left"
      ariaLabelConfig={WORDS}
      aria-label="Workflow canvas"
    >
      <FlowDots />
      <FarMark />
      <DragGuides />
      <PointerHint />
      <FlowControls />
      {!isSmall && nodes.length > 0 && <FlowMap nodes={nodes} />}
    </ReactFlow>
  );
}
