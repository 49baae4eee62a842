"use client";

import { Pin, PinOff } from "lucide-react";
import { type ReactNode, useContext, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useRunOutput } from "@/hooks/use-run-output";
import { useStore } from "@/hooks/use-store";
import { findStaleNodes } from "@/lib/workflows/find-stale-nodes";
import { formatDuration } from "@/lib/workflows/format-duration";
import type { GraphNode } from "@/lib/workflows/graph";
import { countItems } from "@/lib/workflows/output-table";
import type { NodeView } from "@/lib/workflows/run-view";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { NodeLastOutput } from "./node-last-output";
import { RunPartButton } from "./run-part-button";
import { ValueViewer } from "./value-viewer";
import { useGraphMeaning } from "./use-graph-meaning";

/** What a node put out, or why it did not. */
export function NodeOutput({ node }: { node: GraphNode }) {
  const { run } = useBuilder();
  const view = useStore(run.view, (each) => each.nodes[node.id]);
  const isStale = useIsStale(node.id);
  return (
    <>
      {isStale && view && (
        <Bar>
          Changed since this run: the output is of the node as it was.
          <RunPartButton scope="until" nodeId={node.id} />
        </Bar>
      )}
      <Output node={node} view={view} />
      {view?.hasOutput && <PinBar node={node} />}
    </>
  );
}

function useIsStale(nodeId: string): boolean {
  const { run, canvas } = useBuilder();
  const ran = useStore(run.ran, (each) => each);
  const graph = useGraphMeaning(canvas);
  return useMemo(
    () => ran !== null && findStaleNodes(ran, graph).has(nodeId),
    [ran, graph, nodeId],
  );
}

function Bar({ children }: { children: ReactNode }) {
  return (
    <div className="flex shrink-0 items-center gap-2 border-b border-border bg-warn/10 px-3 py-1 text-label text-warn [&>button]:ml-auto">
      {children}
    </div>
  );
}

function Output({ node, view }: { node: GraphNode; view: NodeView | undefined }) {
  const { run } = useBuilder();
  const runId = useStore(run.view, (each) => each.runId);
  if (!view) {
    if (node.pinned !== undefined)
      return <ValueViewer value={node.pinned} note="pinned" name={`output-${node.id}`} />;
    return <NodeLastOutput nodeId={node.id} />;
  }
  if (view.error) return <Failure nodeId={node.id} view={view} />;
  if (view.hasOutput && view.ref !== undefined && runId !== null)
    return <LargeOutput key={view.ref} nodeId={node.id} runId={runId} view={view} />;
  if (view.hasOutput)
    return (
      <ValueViewer
        value={view.output}
        note={noteOf(view.output, view)}
        name={`output-${node.id}`}
      />
    );
  if (view.text !== "") return <Writing text={view.text} />;
  if (view.status === "skipped")
    return (
      <EmptyState
        title="Skipped"
        reason="No live branch leads to this node in this run, or something before it failed."
      />
    );
  if (view.status === "running" || view.status === "waiting")
    return <EmptyState title={view.status === "running" ? "Running" : "Waiting"} />;
  return <EmptyState title="No output" reason="The run ended before this node did." />;
}

/** What a model has written so far. */
const Writing = ({ text }: { text: string }) => (
  <div className="min-h-0 flex-1 overflow-auto p-3 text-table break-words whitespace-pre-wrap">
    {text}
    <span
      aria-hidden
      className="ml-0.5 inline-block h-3.5 w-1.5 animate-pulse bg-primary align-middle motion-reduce:animate-none"
    />
  </div>
);

function noteOf(value: unknown, view?: NodeView): string {
  const items = countItems(value);
  return [
    items === null ? "" : `${items} ${items === 1 ? "item" : "items"}`,
    view?.status === "cached" ? "from cache" : "",
    view?.durationMs === undefined ? "" : formatDuration(view.durationMs),
  ]
    .filter(Boolean)
    .join(" · ");
}

function Failure({ nodeId, view }: { nodeId: string; view: NodeView }) {
  const facts = [
    view.attempt !== undefined && view.attempt > 1 ? `try ${view.attempt}` : "",
    view.durationMs === undefined ? "" : `after ${formatDuration(view.durationMs)}`,
  ].filter(Boolean);
  return (
    <div role="alert" className="m-3 rounded-md border border-no/35 bg-no/10 p-3">
      <p className="flex justify-between font-mono text-label text-no">
        {view.error?.code}
        <span className="font-sans text-faint">{facts.join(", ")}</span>
      </p>
      <p className="mt-1 mb-2 text-table break-words whitespace-pre-wrap">{view.error?.message}</p>
      <RunPartButton scope="only" nodeId={nodeId} />
    </div>
  );
}

type LargeProps = { nodeId: string; runId: string; view: NodeView };

/** Its head came with the event, if anything did; the whole of it is fetched when asked for. */
function LargeOutput({ nodeId, runId, view }: LargeProps) {
  const [isWanted, setWanted] = useState(false);
  const { data, error, isFetching, refetch } = useRunOutput(isWanted ? runId : null, nodeId);
  const kilobytes = `${Math.max(1, Math.round((view.size ?? 0) / 1024)).toLocaleString("en-US")} kB`;
  if (data)
    return (
      <ValueViewer
        value={data.value}
        note={[noteOf(data.value, view), kilobytes].filter(Boolean).join(" · ")}
        name={`output-${nodeId}`}
      />
    );
  if (error)
    return (
      <ErrorState
        title="The output could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  const hasHead = view.output !== undefined;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Bar>
        {hasHead ? `Only the head of ${kilobytes}` : `The output has ${kilobytes}`}
        <Button variant="outline" size="sm" disabled={isFetching} onClick={() => setWanted(true)}>
          {isFetching ? "Loading…" : `Load ${kilobytes}`}
        </Button>
      </Bar>
      {isFetching && !hasHead && <Skeleton className="m-3 h-40" />}
      {hasHead && <ValueViewer value={view.output} note="head" name={`output-${nodeId}`} />}
    </div>
  );
}

function PinBar({ node }: { node: GraphNode }) {
  const { togglePin } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  if (isReadOnly) return null;
  const isPinned = node.pinned !== undefined;
  return (
    <div className="flex shrink-0 items-center gap-2 border-t border-border px-3 py-1 text-label text-muted-foreground">
      <Button
        variant="outline"
        size="sm"
        aria-pressed={isPinned}
        title="P"
        onClick={() => void togglePin([node.id])}
      >
        {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        {isPinned ? "Unpin" : "Pin this output"}
      </Button>
      {isPinned ? "Every run takes the pinned output." : "Every later run would take it as it is."}
    </div>
  );
}
