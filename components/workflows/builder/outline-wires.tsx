"use client";

import { X } from "lucide-react";
import { useContext } from "react";
import { toast } from "@/hooks/toast";
import { NativeSelect } from "@/components/ui/native-select";
import { branchesOf } from "@/lib/workflows/can-connect";
import { findWireReasons } from "@/lib/workflows/find-wire-reasons";
import type { Graph, GraphNode } from "@/lib/workflows/graph";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { nodeName } from "./node-name";

/** Where the output goes, each wire with its own way out, and where else it could go. */
export function OutlineWires({ node, graph }: { node: GraphNode; graph: Graph }) {
  const { types, actions } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const wires = graph.edges.filter(({ source }) => source === node.id);
  const nameOf = (id: string) => {
    const found = graph.nodes.find((each) => each.id === id);
    return found ? nodeName(found, types) : id;
  };
  return (
    <span className="flex w-72 flex-wrap max-lg:flex-1 max-lg:pl-8 items-center gap-1 text-label text-muted-foreground">
      <span aria-hidden>→</span>
      {wires.length === 0 && "nothing"}
      {wires.map(({ id, target, branch }) => (
        <span key={id} className="flex items-center rounded-sm border border-border pl-1">
          {nameOf(target)}
          {branch !== undefined && ` (${branch})`}
          {isReadOnly ? (
            <span className="w-1" />
          ) : (
            <button
              type="button"
              aria-label={`Disconnect ${nodeName(node, types)} from ${nameOf(target)}`}
              title="Disconnect"
              className="flex size-5 items-center justify-center hover:text-no"
              onClick={() => actions.removeEdge(id)}
            >
              <X aria-hidden className="size-3" />
            </button>
          )}
        </span>
      ))}
      {!isReadOnly && <ConnectSelect node={node} graph={graph} nameOf={nameOf} />}
    </span>
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
  const named = branchesOf(graph, node, types.get(node.type));
  const choices = (named.length > 0 ? named : [undefined]).flatMap((branch) =>
    [...findWireReasons(graph, types, { nodeId: node.id, isForward: true, branch })]
      .filter(([, reason]) => reason === null)
      .map(([target]) => ({ target, branch, key: JSON.stringify([target, branch]) })),
  );
  if (choices.length === 0) return null;
  return (
    <NativeSelect
      aria-label={`Connect ${nameOf(node.id)} to`}
      className="w-28"
      value=""
      onChange={(event) => {
        const choice = choices.find(({ key }) => key === event.target.value);
        if (!choice) return;
        const { target, branch } = choice;
        const reason = actions.connect({ source: node.id, target, branch });
        if (reason !== null) toast.error("Not connected", { description: reason });
      }}
    >
      <option value="">Connect to…</option>
      {choices.map(({ key, target, branch }) => (
        <option key={key} value={key}>
          {nameOf(target)}
          {branch !== undefined && ` (${branch})`}
        </option>
      ))}
    </NativeSelect>
  );
}
