"use client";

import { useContext } from "react";
import { toast } from "sonner";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/hooks/use-store";
import { whyNotConnect } from "@/lib/workflows/can-connect";
import { layOut } from "@/lib/workflows/canvas-geometry";
import { describeConfig } from "@/lib/workflows/describe-config";
import { formatDuration } from "@/lib/workflows/format-duration";
import type { Graph, GraphNode } from "@/lib/workflows/graph";
import { ProblemsContext, ReadOnlyContext, useBuilder } from "./builder-context";
import { NodeIcon } from "./node-icon";
import { StatusMark } from "./status-mark";

/** The same workflow without a canvas: every node in the order in which it runs, with its wires as words. */
export function NodeOutline() {
  const { canvas } = useBuilder();
  const graph = useStore(canvas, (state) => state.graph);
  if (graph.nodes.length === 0)
    return <EmptyState title="No nodes yet" reason="Add one from the list of node types." />;
  const place = layOut(graph);
  const column = (node: GraphNode) => place.get(node.id)?.x ?? 0;
  const nodes = graph.nodes.toSorted((a, b) => column(a) - column(b));
  return (
    <ol className="min-h-0 min-w-0 flex-1 overflow-y-auto" aria-label="Nodes in running order">
      {nodes.map((node, index) => (
        <OutlineRow key={node.id} node={node} graph={graph} number={index + 1} />
      ))}
    </ol>
  );
}

type RowProps = { node: GraphNode; graph: Graph; number: number };

function OutlineRow({ node, graph, number }: RowProps) {
  const { types, actions, canvas, run } = useBuilder();
  const isSelected = useStore(canvas, (state) => state.selection.nodes.has(node.id));
  const view = useStore(run.view, (each) => each.nodes[node.id]);
  const problems = useContext(ProblemsContext).get(node.id) ?? [];
  const info = types.get(node.type);
  const nameOf = (id: string) => {
    const found = graph.nodes.find((each) => each.id === id);
    return found ? (found.label ?? types.get(found.type)?.label ?? found.type) : id;
  };
  const feeds = graph.edges
    .filter((edge) => edge.source === node.id)
    .map((edge) => nameOf(edge.target) + (edge.branch === undefined ? "" : ` (${edge.branch})`));
  return (
    <li
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border px-3 py-1.5",
        isSelected && "bg-accent",
      )}
    >
      <span className="w-5 text-right text-label text-faint">{number}</span>
      <button
        type="button"
        aria-pressed={isSelected}
        onClick={() => actions.selectNode(node.id)}
        className="flex min-w-0 flex-1 basis-52 items-center gap-2 text-left"
      >
        <NodeIcon
          name={info?.icon}
          className="size-4 shrink-0 stroke-[1.5] text-muted-foreground"
        />
        <span className="min-w-0">
          <span className="block truncate text-table font-medium">{nameOf(node.id)}</span>
          <span className="block truncate text-label text-muted-foreground">
            {describeConfig(node.config) || (info?.description ?? node.type)}
          </span>
        </span>
      </button>
      <span className="w-40 truncate text-label text-muted-foreground">
        {feeds.length > 0 ? `→ ${feeds.join(", ")}` : "→ nothing"}
      </span>
      <span className="flex w-32 items-center gap-1.5 text-label">
        <StatusMark status={view?.status ?? "idle"} withWord />
        {view?.durationMs !== undefined && (
          <span className="text-faint">{formatDuration(view.durationMs)}</span>
        )}
      </span>
      {problems.length > 0 && (
        <span className="text-label text-no">
          {problems.map((each) => each.message).join(" · ")}
        </span>
      )}
      <ConnectSelect node={node} graph={graph} nameOf={nameOf} />
    </li>
  );
}

function ConnectSelect({
  node,
  graph,
  nameOf,
}: {
  node: GraphNode;
  graph: Graph;
  nameOf: (id: string) => string;
}) {
  const { types, actions } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const [branch] = types.get(node.type)?.branches ?? [];
  const wire = (target: string) => ({
    source: node.id,
    target,
    ...(branch !== undefined && { branch }),
  });
  const targets = graph.nodes.filter((each) => whyNotConnect(graph, types, wire(each.id)) === null);
  if (isReadOnly || targets.length === 0) return null;
  return (
    <NativeSelect
      aria-label={`Connect ${nameOf(node.id)} to`}
      className="w-36"
      value=""
      onChange={(event) => {
        const reason = actions.connect(wire(event.target.value));
        if (reason !== null) toast.error("Not connected", { description: reason });
      }}
    >
      <option value="">Connect to…</option>
      {targets.map((each) => (
        <option key={each.id} value={each.id}>
          {nameOf(each.id)}
        </option>
      ))}
    </NativeSelect>
  );
}
