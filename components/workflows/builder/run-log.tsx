"use client";

import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { useStore } from "@/hooks/use-store";
import type { LogLine } from "@/lib/workflows/run-view";
import { useBuilder } from "./builder-context";

const TONES: Record<LogLine["level"], string> = {
  debug: "text-faint",
  info: "text-foreground",
  warn: "text-warn",
  error: "text-no",
};
const MAX_LINES = 500;

/** The run's lines, or those of one node; the last of them where there are very many. */
export function RunLog({ nodeId }: { nodeId?: string }) {
  const { run, actions } = useBuilder();
  const log = useStore(run.view, (view) => view.log);
  const startedAt = useStore(run.view, (view) => view.startedAt);
  const nameOf = useNodeNames();
  const lines = nodeId === undefined ? log : log.filter((line) => line.nodeId === nodeId);
  if (lines.length === 0)
    return <EmptyState title="Nothing logged" reason="Run the workflow to see what happens." />;
  const hidden = Math.max(0, lines.length - MAX_LINES);
  return (
    <ol
      className="min-h-0 flex-1 overflow-y-auto py-1 font-mono text-label"
      aria-label="Log of the run"
    >
      {hidden > 0 && <li className="px-3 text-faint">{hidden} earlier lines</li>}
      {lines.slice(hidden).map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines are only ever added at the end
        <li key={hidden + index} className="flex gap-3 px-3 py-px hover:bg-accent/50">
          <span className="w-16 shrink-0 text-right text-faint">
            +{((line.timestamp - (startedAt ?? line.timestamp)) / 1000).toFixed(3)}
          </span>
          {nodeId === undefined && (
            <button
              type="button"
              disabled={line.nodeId === null}
              onClick={() => line.nodeId !== null && actions.selectNode(line.nodeId)}
              className="w-40 shrink-0 truncate text-left text-muted-foreground enabled:hover:underline disabled:cursor-default"
            >
              {line.nodeId === null ? "run" : nameOf(line.nodeId)}
            </button>
          )}
          <span className={cn("min-w-0 break-words", TONES[line.level])}>{line.message}</span>
        </li>
      ))}
    </ol>
  );
}

function useNodeNames(): (id: string) => string {
  const { canvas, types } = useBuilder();
  const nodes = useStore(canvas, (state) => state.graph.nodes);
  return (id) => {
    const node = nodes.find((each) => each.id === id);
    return node ? (node.label ?? types.get(node.type)?.label ?? node.type) : id;
  };
}
