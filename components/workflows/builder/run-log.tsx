"use client";

import { useMemo, useState } from "react";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/hooks/use-store";
import type { LogLine } from "@/lib/workflows/run-view";
import { useModKey } from "@/hooks/use-mod-key";
import { useBuilder } from "./builder-context";
import { useGraphMeaning } from "./use-graph-meaning";

const TONES: Record<LogLine["level"], string> = {
  debug: "text-faint",
  info: "text-foreground",
  warn: "text-warn",
  error: "text-no",
};
const LEVELS: readonly LogLine["level"][] = ["debug", "info", "warn", "error"];
const MAX_LINES = 500;

/** The run's lines, or those of one node, by level and text; the last of them where there are very many. */
export function RunLog({ nodeId }: { nodeId?: string }) {
  const mod = useModKey();
  const { run } = useBuilder();
  const log = useStore(run.view, (view) => view.log);
  const status = useStore(run.view, (view) => view.status);
  const nameOf = useNodeNames();
  const [least, setLeast] = useState<LogLine["level"]>("debug");
  const [search, setSearch] = useState("");
  const own = useMemo(
    () => (nodeId === undefined ? log : log.filter((line) => line.nodeId === nodeId)),
    [log, nodeId],
  );
  const wanted = search.trim().toLowerCase();
  const lines = own.filter(
    (line) =>
      LEVELS.indexOf(line.level) >= LEVELS.indexOf(least) &&
      (wanted === "" || `${nameOf(line.nodeId)} ${line.message}`.toLowerCase().includes(wanted)),
  );
  if (status === "gone")
    return (
      <EmptyState
        className="py-4"
        title="Events no longer kept"
        reason="What a run did line by line is kept for 30 days after its end. How its nodes ended and what they put out is kept with the run."
      />
    );
  if (own.length === 0)
    return (
      <EmptyState
        className="py-4"
        title={status === "starting" ? "Reading the events" : "Nothing logged"}
        reason={
          status === "running" || status === "starting"
            ? "This part of the run has said nothing yet."
            : `Run the workflow (${mod} Enter) to see what happens.`
        }
      />
    );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-1.5 border-b border-border px-3 py-1">
        <Input
          type="search"
          aria-label="Search in the log"
          placeholder="Search"
          className="h-6 w-40 text-label"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <NativeSelect
          aria-label="Least level of the lines"
          value={least}
          onChange={({ target }) =>
            setLeast(LEVELS.find((level) => level === target.value) ?? "debug")
          }
        >
          <option value="debug">All levels</option>
          <option value="info">Info and above</option>
          <option value="warn">Warnings and errors</option>
          <option value="error">Errors</option>
        </NativeSelect>
        <span className="ml-auto text-label text-faint tabular-nums">
          {lines.length === own.length
            ? `${own.length} lines`
            : `${lines.length} of ${own.length} lines`}
        </span>
      </div>
      {lines.length === 0 ? (
        <p className="px-3 py-3 text-table text-muted-foreground">No line meets this filter.</p>
      ) : (
        <Lines lines={lines} withNode={nodeId === undefined} nameOf={nameOf} />
      )}
    </div>
  );
}

type LinesProps = {
  lines: readonly LogLine[];
  withNode: boolean;
  nameOf: (id: string | null) => string;
};

function Lines({ lines, withNode, nameOf }: LinesProps) {
  const { run, actions } = useBuilder();
  const startedAt = useStore(run.view, (view) => view.startedAt);
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
          <span
            className="w-16 shrink-0 text-right text-faint tabular-nums"
            title={new Date(line.timestamp).toISOString()}
          >
            +{((line.timestamp - (startedAt ?? line.timestamp)) / 1000).toFixed(3)}
          </span>
          {withNode && (
            <button
              type="button"
              disabled={line.nodeId === null}
              onClick={() => line.nodeId !== null && actions.selectNode(line.nodeId)}
              className="w-40 shrink-0 truncate text-left text-muted-foreground enabled:hover:underline disabled:cursor-default max-sm:w-20"
            >
              {nameOf(line.nodeId)}
            </button>
          )}
          <span className={cn("min-w-0 break-words", TONES[line.level])}>{line.message}</span>
        </li>
      ))}
    </ol>
  );
}

function useNodeNames(): (id: string | null) => string {
  const { canvas, types } = useBuilder();
  const { nodes } = useGraphMeaning(canvas);
  return (id) => {
    if (id === null) return "run";
    const node = nodes.find((each) => each.id === id);
    return node ? (node.label ?? types.get(node.type)?.label ?? node.type) : id;
  };
}
