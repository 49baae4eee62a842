"use client";

import { cn } from "@/components/ui/cn";
import type { RunNode } from "@/lib/workflows/api";
import type { ComparedNode } from "@/lib/workflows/compare-runs";
import { formatDuration } from "@/lib/workflows/format-duration";
import { useBuilder } from "./builder-context";
import { DeltaFigure } from "./delta-figure";
import { NodeIcon } from "./node-icon";
import { StatusMark } from "./status-mark";

const SETUP_WORDS: Record<ComparedNode["setup"], string> = {
  same: "",
  added: "new node",
  removed: "gone",
  changed: "set up otherwise",
};

type NodesProps = {
  nodes: readonly ComparedNode[];
  open: string | null;
  onOpen: (id: string | null) => void;
};

/** A row a node; the row of one that put something out in both runs opens the difference. */
export function RunCompareNodes({ nodes, open, onOpen }: NodesProps) {
  const { types } = useBuilder();
  return (
    <table className="w-full border-collapse text-table" aria-label="Nodes of both runs">
      <thead className="sticky top-0 bg-panel">
        <tr className="label-caps [&>th]:h-7 [&>th]:border-b [&>th]:border-border [&>th]:px-3 [&>th]:font-normal">
          <th scope="col" className="text-left">
            Node
          </th>
          <th scope="col" className="text-left">
            Earlier
          </th>
          <th scope="col" className="text-left">
            Later
          </th>
          <th scope="col" className="text-right">
            Time
          </th>
          <th scope="col" className="text-right">
            Items
          </th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((each) => {
          const info = types.get(each.node.type);
          return (
            <tr
              key={each.id}
              className={cn(
                "hover:bg-accent/50 [&>td]:h-7 [&>td]:border-b [&>td]:border-border/60 [&>td]:px-3",
                open === each.id && "bg-accent",
              )}
            >
              <td>
                <button
                  type="button"
                  aria-expanded={open === each.id}
                  onClick={() => onOpen(open === each.id ? null : each.id)}
                  title="What it put out in each run"
                  className="flex w-full items-center gap-2 text-left hover:underline"
                >
                  <NodeIcon name={info?.icon} className="size-3.5 shrink-0 stroke-[1.5]" />
                  <span className="truncate">
                    {each.node.label ?? info?.label ?? each.node.type}
                  </span>
                  <span className="text-label text-warn">{SETUP_WORDS[each.setup]}</span>
                </button>
              </td>
              <td>
                <NodeOutcome node={each.before} />
              </td>
              <td>
                <NodeOutcome node={each.after} />
              </td>
              <td className="text-right">
                <DeltaFigure value={each.durationDelta} format={formatDuration} />
              </td>
              <td className="text-right">
                <DeltaFigure value={each.itemsDelta} format={String} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function NodeOutcome({ node }: { node: RunNode | null }) {
  if (!node)
    return (
      <span className="text-faint" title="Not reached, skipped, or not part of this run">
        —
      </span>
    );
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <StatusMark status={node.status} />
      <span className="tabular-nums">{formatDuration(node.durationMs)}</span>
      {node.items !== null && (
        <span className="text-muted-foreground tabular-nums">
          {node.items} {node.items === 1 ? "item" : "items"}
        </span>
      )}
      {node.error && <span className="font-mono text-label text-no">{node.error.code}</span>}
    </span>
  );
}
