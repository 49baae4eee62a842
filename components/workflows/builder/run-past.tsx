"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useRun } from "@/hooks/use-run";
import { useRunDetail } from "@/hooks/use-runs";
import { useStore } from "@/hooks/use-store";
import type { RunDetail } from "@/lib/workflows/api";
import { moveNodes } from "@/lib/workflows/canvas-edits";
import { layOut } from "@/lib/workflows/canvas-geometry";
import { NOTHING_SELECTED, openCanvas } from "@/lib/workflows/canvas-state";
import type { Graph } from "@/lib/workflows/graph";
import { createStore } from "@/lib/workflows/store";
import { viewOfRun } from "@/lib/workflows/view-of-run";
import {
  BuilderContext,
  type Builder,
  PastContext,
  ReadOnlyContext,
  useBuilder,
} from "./builder-context";
import { createCanvasActions } from "./create-canvas-actions";
import { FlowCanvas } from "./flow-canvas";
import { NodePanel } from "./node-panel";
import { PastRunBanner } from "./run-past-banner";
import { RunAnnouncer } from "./run-announcer";
import { type DrawerTab, RunDrawer } from "./run-drawer";

/** A run of the history on the graph that it ran, to look at and not to change. */
export function PastRun({ runId }: { runId: string }) {
  const { shown } = useBuilder();
  const { data, error, isPending, refetch } = useRunDetail(runId);
  if (isPending)
    return (
      <div className="flex h-full flex-col gap-2 p-2" aria-busy="true" aria-label="Loading the run">
        <Skeleton className="h-8" />
        <Skeleton className="flex-1" />
        <Skeleton className="h-8" />
      </div>
    );
  if (error)
    return (
      <div className="flex h-full flex-col items-center justify-center">
        <ErrorState
          title="The run could not be read"
          error={error}
          onRetry={() => void refetch()}
          className="pb-2"
        />
        <Button variant="ghost" onClick={() => shown.set(null)}>
          Back to the draft
        </Button>
      </div>
    );
  return <PastRunFrame key={runId} detail={data} />;
}

function PastRunFrame({ detail }: { detail: RunDetail }) {
  const builder = usePastBuilder(detail);
  return (
    <BuilderContext value={builder}>
      <ReadOnlyContext value>
        <PastContext value>
          <ReactFlowProvider>
            <Frame detail={detail} />
          </ReactFlowProvider>
        </PastContext>
      </ReadOnlyContext>
    </BuilderContext>
  );
}

function Frame({ detail }: { detail: RunDetail }) {
  const { canvas, actions } = useBuilder();
  const [tab, setTab] = useState<DrawerTab | null>("log");
  const node = useStore(canvas, ({ graph, selection }) => {
    const [id] = selection.nodes.size === 1 ? selection.nodes : [];
    return graph.nodes.find((each) => each.id === id);
  });
  return (
    <div className="flex h-full flex-col" data-testid="past-run">
      <h1 className="sr-only">A past run</h1>
      <PastRunBanner detail={detail} />
      <div className="relative flex min-h-0 flex-1">
        <div className="relative flex min-w-0 flex-1">
          <FlowCanvas />
        </div>
        {node && <NodePanel node={node} onClose={() => actions.select(NOTHING_SELECTED)} />}
      </div>
      <RunDrawer tab={tab} onTab={setTab} problems={[]} />
      <RunAnnouncer />
    </div>
  );
}

const withPositions = (graph: Graph): Graph =>
  graph.nodes.every(({ position }) => position) ? graph : moveNodes(graph, layOut(graph)).graph;

/** Everything as on the draft, but over the run's own graph, whose edits lead nowhere. */
function usePastBuilder(detail: RunDetail): Builder {
  const outer = useBuilder();
  const [canvas] = useState(() => createStore(openCanvas(withPositions(detail.graph))));
  const run = useRun(outer.workflow.id);
  useEffect(() => {
    run
      .open(detail.id, detail.graph, viewOfRun(detail))
      .catch(() => undefined)
      .finally(() => {
        if (run.view.get().status === "gone") run.view.set(viewOfRun(detail));
      });
  }, [run, detail]);
  return useMemo(
    () => ({
      ...outer,
      canvas,
      actions: createCanvasActions(canvas, outer.types),
      run,
      togglePin: () => Promise.resolve(),
    }),
    [outer, canvas, run],
  );
}
