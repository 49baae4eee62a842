"use client";

import { useEffect, useMemo, useState } from "react";
import { toast } from "sonner";
import { useDraft } from "@/hooks/use-draft";
import { useRun } from "@/hooks/use-run";
import { AppError } from "@/lib/errors";
import type { NodeTypeInfo, Workflow } from "@/lib/workflows/api";
import { moveNodes } from "@/lib/workflows/canvas-edits";
import { layOut } from "@/lib/workflows/canvas-geometry";
import { openCanvas } from "@/lib/workflows/canvas-state";
import type { Graph } from "@/lib/workflows/graph";
import { isLive } from "@/lib/workflows/run-view";
import { createStore } from "@/lib/workflows/store";
import type { Builder } from "./builder-context";
import { createCanvasActions } from "./create-canvas-actions";

/** A graph that came without positions (through the API) is laid out, so that its nodes do not lie on one spot. */
const withPositions = (graph: Graph): Graph =>
  graph.nodes.every((node) => node.position) ? graph : moveNodes(graph, layOut(graph)).graph;

export function useBuilderState(
  workflow: Workflow,
  nodeTypes: readonly NodeTypeInfo[],
  initialRunId: string | null,
): Builder {
  const types = useMemo(() => new Map(nodeTypes.map((info) => [info.type, info])), [nodeTypes]);
  const [canvas] = useState(() => createStore(openCanvas(withPositions(workflow.graph))));
  const [name] = useState(() => createStore(workflow.name));
  const actions = useMemo(() => createCanvasActions(canvas, types), [canvas, types]);
  const draft = useDraft(workflow, () => ({ name: name.get(), graph: canvas.get().graph }));
  const run = useRun(workflow.id, initialRunId);

  useEffect(() => {
    const unsubscribe = [canvas.subscribe(draft.touch), name.subscribe(draft.touch)];
    return () => unsubscribe.forEach((stop) => stop());
  }, [canvas, name, draft]);

  return useMemo(
    () => ({
      workflow,
      types,
      canvas,
      name,
      actions,
      draft,
      run,
      async startRun() {
        if (isLive(run.view.get())) return;
        if (!(await draft.flush())) {
          toast.error("Not run: the workflow could not be saved");
          return;
        }
        await run.start().catch(reportRunFailure);
      },
      stopRun: () => run.stop().catch((error: unknown) => report("The run goes on", error)),
    }),
    [workflow, types, canvas, name, actions, draft, run],
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
