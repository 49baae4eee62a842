"use client";

import { ArrowDown, ArrowUp, Ellipsis } from "lucide-react";
import { type KeyboardEvent, memo, useContext } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/hooks/use-store";
import { describeConfig } from "@/lib/workflows/describe-config";
import { formatDuration } from "@/lib/workflows/format-duration";
import type { Graph, GraphNode } from "@/lib/workflows/graph";
import { ProblemsContext, ReadOnlyContext, useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { NodeIcon } from "./node-icon";
import { nodeName } from "./node-name";
import { OutlineWires } from "./outline-wires";
import { StatusMark } from "./status-mark";

export const OutlineRow = memo(function OutlineRow({
  node,
  graph,
  number,
}: {
  node: GraphNode;
  graph: Graph;
  number: number;
}) {
  const { types, actions, canvas, run } = useBuilder();
  const isSelected = useStore(canvas, (state) => state.selection.nodes.has(node.id));
  const view = useStore(run.view, (each) => each.nodes[node.id]);
  const problems = useContext(ProblemsContext).get(node.id) ?? [];
  const isReadOnly = useContext(ReadOnlyContext);
  const info = types.get(node.type);
  return (
    <li
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border px-3 py-1.5",
        isSelected && "bg-accent",
      )}
    >
      <span className="w-5 text-right text-label text-muted-foreground">{number}</span>
      <button
        type="button"
        data-outline-item
        aria-pressed={isSelected}
        onClick={() => actions.selectNode(node.id)}
        onKeyDown={(event) => moveThrough(event, node.id, actions)}
        className="flex min-w-0 flex-1 basis-52 items-center gap-2 text-left"
      >
        <NodeIcon
          name={info?.icon}
          className="size-4 shrink-0 stroke-[1.5] text-muted-foreground"
        />
        <span className="min-w-0">
          <span className="block truncate text-table font-medium">
            {nodeName(node, types)}
            {node.disabled && <span className="text-muted-foreground"> · bypassed</span>}
          </span>
          <span className="block truncate text-label text-muted-foreground">
            {describeConfig(node.config) || (info?.description ?? node.type)}
          </span>
        </span>
      </button>
      <span className="flex w-32 items-center gap-1.5 text-label max-lg:justify-end max-sm:w-auto">
        <StatusMark status={view?.status ?? "idle"} withWord />
        {view?.durationMs !== undefined && (
          <span className="text-muted-foreground">{formatDuration(view.durationMs)}</span>
        )}
      </span>
      <OutlineWires node={node} graph={graph} />
      {!isReadOnly && <RowActs node={node} graph={graph} />}
      {problems.length > 0 && (
        <span className="basis-full pl-8 text-label text-no">
          {problems.map((each) => each.message).join(" · ")}
        </span>
      )}
    </li>
  );
});

function RowActs({ node, graph }: { node: GraphNode; graph: Graph }) {
  const { types, actions } = useBuilder();
  const { menu } = useCanvasUi();
  const name = nodeName(node, types);
  const [next] = graph.edges.filter(({ source }) => source === node.id);
  return (
    <span className="ml-auto flex">
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Run ${name} earlier`}
        title="Change places with the node before it (Alt Up)"
        onClick={() => refuse(actions.moveUp(node.id))}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Run ${name} later`}
        title="Change places with the node after it (Alt Down)"
        onClick={() => refuse(next ? actions.moveUp(next.target) : "Nothing comes after it")}
      >
        <ArrowDown aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Acts on ${name}`}
        title="Connect, run, pin, bypass, copy, delete"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          actions.selectNode(node.id);
          menu.set({ at: { x: left, y: bottom }, target: { kind: "node", id: node.id } });
        }}
      >
        <Ellipsis aria-hidden />
      </Button>
    </span>
  );
}

function refuse(reason: string | null): void {
  if (reason !== null) toast.error("Not moved", { description: `${reason}.` });
}

/** Up and down go through the list; with Alt the node itself goes. */
function moveThrough(
  event: KeyboardEvent<HTMLElement>,
  id: string,
  { moveUp }: { moveUp(id: string): string | null },
): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const items = [...document.querySelectorAll<HTMLElement>("[data-outline-item]")];
  const at = items.indexOf(event.currentTarget);
  if (event.altKey && event.key === "ArrowUp") refuse(moveUp(id));
  else if (!event.altKey) items[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}
