"use client";

import { ReactFlowProvider } from "@xyflow/react";
import dynamic from "next/dynamic";
import { useMemo, useRef, useState } from "react";
import { useMediaQuery } from "@/hooks/use-media-query";
import { useStore } from "@/hooks/use-store";
import { useWorkflowProblems } from "@/hooks/use-workflow-problems";
import type { NodeTypeInfo, Workflow } from "@/lib/workflows/api";
import type { Problem } from "@/lib/workflows/graph";
import { BuilderContext, ProblemsContext, ReadOnlyContext, useBuilder } from "./builder-context";
import { BuilderToolbar, type Face } from "./builder-toolbar";
import { CanvasAnnouncer } from "./canvas-announcer";
import { CanvasLayers } from "./canvas-layers";
import { CanvasUiContext, createCanvasUi } from "./canvas-ui";
import { ConflictBar } from "./conflict-bar";
import { FlowCanvas } from "./flow-canvas";
import { NodePalette } from "./node-palette";
import { RunAnnouncer } from "./run-announcer";
import { type DrawerTab, RunDrawer } from "./run-drawer";
import { useBuilderState } from "./use-builder-state";
import { useCanvasKeys } from "./use-canvas-keys";
import { useKeepInView } from "./use-keep-in-view";
import { useSelectedNode } from "./use-selected-node";

// What opens by an act of the user is loaded by it, so that the canvas is there sooner.
const EmptyCanvas = dynamic(() => import("./empty-canvas").then((file) => file.EmptyCanvas));
const NodeOutline = dynamic(() => import("./node-outline").then((file) => file.NodeOutline));
const PastRun = dynamic(() => import("./run-past").then((file) => file.PastRun));
const RunCompare = dynamic(() => import("./run-compare").then((file) => file.RunCompare));
const NodePanel = dynamic(() => import("./node-panel").then((file) => file.NodePanel));

type WorkflowBuilderProps = {
  workflow: Workflow;
  nodeTypes: readonly NodeTypeInfo[];
  initialRunId: string | null;
};

export function WorkflowBuilder({ workflow, nodeTypes, initialRunId }: WorkflowBuilderProps) {
  const builder = useBuilderState(workflow, nodeTypes, initialRunId);
  const [ui] = useState(createCanvasUi);
  const isNarrow = useMediaQuery("(max-width: 767px)");
  return (
    <BuilderContext value={builder}>
      <ReadOnlyContext value={isNarrow}>
        <CanvasUiContext value={ui}>
          <ReactFlowProvider>
            <BuilderFace hasRun={initialRunId !== null} />
          </ReactFlowProvider>
        </CanvasUiContext>
      </ReadOnlyContext>
    </BuilderContext>
  );
}

/** The draft, a past run on its own graph, or two runs side by side. */
function BuilderFace({ hasRun }: { hasRun: boolean }) {
  const shown = useStore(useBuilder().shown, (each) => each);
  if (shown?.against !== undefined)
    return <RunCompare runId={shown.runId} against={shown.against} />;
  if (shown) return <PastRun runId={shown.runId} />;
  return <BuilderFrame hasRun={hasRun} />;
}

function BuilderFrame({ hasRun }: { hasRun: boolean }) {
  const { canvas, actions } = useBuilder();
  const surface = useRef<HTMLDivElement>(null);
  const [face, setFace] = useState<Face>("canvas");
  const [tab, setTab] = useState<DrawerTab | null>(hasRun ? "log" : null);
  const isEmpty = useStore(canvas, ({ graph }) => graph.nodes.length === 0);
  const problems = useWorkflowProblems(canvas);
  const byNode = useMemo(() => groupByNode(problems), [problems]);
  const node = useSelectedNode(canvas);
  useCanvasKeys(surface);
  useKeepInView(surface, node?.id);
  return (
    <ProblemsContext value={byNode}>
      <div ref={surface} className="flex h-full flex-col">
        <h1 className="sr-only">Workflow builder</h1>
        <BuilderToolbar face={face} onFace={setFace} />
        <ConflictBar />
        <div className="relative flex min-h-0 flex-1">
          <NodePalette />
          <div className="relative flex min-w-0 flex-1">
            {face === "list" ? <NodeOutline /> : <FlowCanvas />}
            {isEmpty && face === "canvas" && <EmptyCanvas />}
          </div>
          {node && (
            <NodePanel
              node={node}
              onClose={() => actions.select({ nodes: new Set(), edges: new Set() })}
            />
          )}
        </div>
        <RunDrawer tab={tab} onTab={setTab} problems={problems} />
        <RunAnnouncer />
        <CanvasAnnouncer />
        <CanvasLayers />
      </div>
    </ProblemsContext>
  );
}

function groupByNode(problems: readonly Problem[]): Map<string, Problem[]> {
  const byNode = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.nodeId === undefined) continue;
    byNode.set(problem.nodeId, [...(byNode.get(problem.nodeId) ?? []), problem]);
  }
  return byNode;
}
