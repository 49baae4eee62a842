"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useStore } from "@/hooks/use-store";
import { AppError } from "@/lib/errors";
import { call } from "@/lib/http/call";
import { getRunOutputEndpoint } from "@/lib/workflows/api";
import { countItems } from "@/lib/workflows/output-table";
import type { NodeView } from "@/lib/workflows/run-view";
import { useBuilder } from "./builder-context";
import { ValueViewer } from "./value-viewer";

export function NodeOutput({ nodeId }: { nodeId: string }) {
  const { run } = useBuilder();
  const view = useStore(run.view, (each) => each.nodes[nodeId]);
  const runId = useStore(run.view, (each) => each.runId);
  if (!view)
    return <EmptyState title="No output yet" reason="Run the workflow to see what comes out." />;
  if (view.error) return <Failure view={view} />;
  if (view.hasOutput && view.ref !== undefined && runId !== null)
    return <LargeOutput key={view.ref} nodeId={nodeId} runId={runId} view={view} />;
  if (view.hasOutput) return <ValueViewer value={view.output} note={noteOf(view.output)} />;
  if (view.text !== "")
    return (
      <div className="min-h-0 flex-1 overflow-auto p-3 text-table break-words whitespace-pre-wrap">
        {view.text}
        <span
          aria-hidden
          className="ml-0.5 inline-block h-3.5 w-1.5 animate-pulse bg-primary align-middle"
        />
      </div>
    );
  if (view.status === "skipped")
    return <EmptyState title="Skipped" reason="No live branch leads to this node." />;
  return <EmptyState title={view.status === "running" ? "Running" : "No output"} />;
}

function noteOf(value: unknown): string {
  const items = countItems(value);
  return items === null ? "" : `${items} ${items === 1 ? "item" : "items"}`;
}

function Failure({ view }: { view: NodeView }) {
  return (
    <div role="alert" className="m-3 rounded-md border border-no/35 bg-no/10 p-3">
      <p className="font-mono text-label text-no">{view.error?.code}</p>
      <p className="mt-1 text-table break-words whitespace-pre-wrap">{view.error?.message}</p>
    </div>
  );
}

/** Its head came with the event; the whole of it is fetched when asked for. */
function LargeOutput({ nodeId, runId, view }: { nodeId: string; runId: string; view: NodeView }) {
  const [whole, setWhole] = useState<{ value: unknown } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async () => {
    try {
      setWhole({ value: await call(getRunOutputEndpoint, { id: runId, nodeId }) });
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : "No connection");
    }
  };
  const kilobytes = Math.round((view.size ?? 0) / 1024).toLocaleString("en-US");
  if (whole) return <ValueViewer value={whole.value} note={noteOf(whole.value)} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 border-b border-border bg-warn/5 px-3 py-1.5 text-label text-warn">
        <span className="min-w-0 flex-1">{problem ?? `Only the head of ${kilobytes} kB`}</span>
        <Button variant="outline" size="sm" onClick={() => void load()}>
          Load all of it
        </Button>
      </div>
      <ValueViewer value={view.output} note="head" />
    </div>
  );
}
