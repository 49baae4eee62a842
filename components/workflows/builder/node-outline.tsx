"use client";

import { Plus } from "lucide-react";
import { useContext, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useStore } from "@/hooks/use-store";
import { layOut } from "@/lib/workflows/canvas-geometry";
import type { Graph, GraphNode } from "@/lib/workflows/graph";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { OutlineRow } from "./outline-row";

/** The same workflow without a canvas: every node in the order in which it runs, with its wires as words. */
export function NodeOutline() {
  const { canvas } = useBuilder();
  const graph = useStore(canvas, (state) => state.graph);
  const nodes = useMemo(() => inRunningOrder(graph), [graph]);
  return (
    <section aria-label="The workflow as a list" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <OutlineHead count={nodes.length} />
      {nodes.length === 0 ? (
        <EmptyState title="No nodes yet" reason="Add the first one: a source, or Start." />
      ) : (
        <ol className="min-h-0 flex-1 overflow-y-auto" aria-label="Nodes in running order">
          {nodes.map((node, index) => (
            <OutlineRow key={node.id} node={node} graph={graph} number={index + 1} />
          ))}
        </ol>
      )}
    </section>
  );
}

function inRunningOrder(graph: Graph): GraphNode[] {
  const place = layOut(graph);
  const column = (node: GraphNode) => place.get(node.id)?.x ?? 0;
  return graph.nodes.toSorted((a, b) => column(a) - column(b));
}

function OutlineHead({ count }: { count: number }) {
  const { canvas } = useBuilder();
  const { addMenu } = useCanvasUi();
  const isReadOnly = useContext(ReadOnlyContext);
  const only = useStore(canvas, ({ selection, graph }) => {
    const [id] = selection.nodes;
    return selection.nodes.size === 1 && graph.nodes.some((node) => node.id === id)
      ? id
      : undefined;
  });
  return (
    <div className="flex h-9 shrink-0 items-center gap-3 border-b border-border px-3">
      <h2 className="text-table font-medium">
        {count} {count === 1 ? "node" : "nodes"} in running order
      </h2>
      {!isReadOnly && (
        <Button
          variant="outline"
          size="sm"
          className="ml-auto"
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            addMenu.set({
              at: { x: left, y: bottom },
              isOffCanvas: true,
              ...(only !== undefined && { after: { id: only } }),
            });
          }}
        >
          <Plus aria-hidden /> {only === undefined ? "Add a node" : "Add after the selected"}
        </Button>
      )}
    </div>
  );
}
