"use client";

import { useEffect, useMemo, useState } from "react";
import { toast } from "@/hooks/toast";
import { useDraft } from "@/hooks/use-draft";
import { showInAddress, useRun } from "@/hooks/use-run";
import { AppError } from "@/lib/errors";
import type { NodeTypeInfo, Workflow } from "@/lib/workflows/api";
import { moveNodes } from "@/lib/workflows/canvas-edits";
import { layOut } from "@/lib/workflows/canvas-geometry";
import { type CanvasState, openCanvas, rename } from "@/lib/workflows/canvas-state";
import { findStaleNodes } from "@/lib/workflows/find-stale-nodes";
import type { Graph } from "@/lib/workflows/graph";
import { chooseRun } from "@/lib/workflows/run-choice";
import { isLive } from "@/lib/workflows/run-view";
import { createStore, type Store } from "@/lib/workflows/store";
import type { Builder, ShownRun } from "./builder-context";
import { createCanvasActions } from "./create-canvas-actions";
import { createPinAct } from "./create-pin-act";
import { resumeRun } from "./resume-run";

/** A graph that came without positions (through the API) is laid out, so that its nodes do not lie on one spot. */
const withPositions = (graph: Graph): Graph =>
  graph.nodes.every((node) => node.position) ? graph : moveNodes(graph, layOut(graph)).graph;

/** The name is a part of the canvas, so that renaming is undone as any other edit. */
const nameOf = (canvas: Store<CanvasState>): Store<string> => ({
  get: () => canvas.get().name,
  set: (next) => canvas.update((state) => rename(state, next)),
  update: (change) => canvas.update((state) => rename(state, change(state.name))),
  subscribe: canvas.subscribe,
});

export function useBuilderState(
  workflow: Workflow,
  nodeTypes: readonly NodeTypeInfo[],
  initialRunId: string | null,
): Builder {
  const types = useMemo(() => new Map(nodeTypes.map((info) => [info.type, info])), [nodeTypes]);
  const [canvas] = useState(() =>
    createStore(openCanvas(withPositions(workflow.graph), workflow.name)),
  );
  const name = useMemo(() => nameOf(canvas), [canvas]);
  const actions = useMemo(() => createCanvasActions(canvas, types), [canvas, types]);
  const draft = useDraft(workflow, () => ({ name: name.get(), graph: canvas.get().graph }));
  const run = useRun(workflow.id);
  const [shown] = useState(() => createStore<ShownRun | null>(null));

  useEffect(() => canvas.subscribe(draft.touch), [canvas, draft]);

  useEffect(() => {
    void resumeRun({ workflowId: workflow.id, runId: initialRunId, canvas, run, shown });
  }, [workflow.id, initialRunId, canvas, run, shown]);
  useEffect(
    () => shown.subscribe(() => showInAddress(shown.get()?.runId ?? run.view.get().runId)),
    [shown, run],
  );

  return useMemo(
    () => ({
      workflow,
      types,
      canvas,
      name,
      actions,
      draft,
      run,
      shown,
      togglePin: createPinAct({ canvas, actions, run }),
      async startRun(part) {
        if (isLive(run.view.get())) return;
        if (!(await draft.flush())) {
          toast.error("Not run: the workflow could not be saved");
          return;
        }
        const { graph } = canvas.get();
        const ran = run.ran.get();
        const stale = ran ? findStaleNodes(ran, graph) : new Set<string>();
        const choice = part && chooseRun(part.scope, part.nodeId, graph, run.view.get(), stale);
        shown.set(null);
        await run.start(graph, choice).catch(reportRunFailure);
      },
      stopRun: () => run.stop().catch((error: unknown) => report("The run goes on", error)),
    }),
    [workflow, types, canvas, name, actions, draft, run, shown],
  );
}

function reportRunFailure(error: unknown): void {
  if (error instanceof AppError && error.code === "INVALID_WORKFLOW")
    toast.error("Not run: the workflow has problems", { description: error.message });
  else report("The run could not be followed", error);
}

function report(title: string, error: unknown): void {
  toast.error(title, { description: error instanceof AppError ? error.message : "No connection" });
}
