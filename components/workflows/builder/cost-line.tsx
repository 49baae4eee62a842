"use client";

import { useRunEstimate } from "@/hooks/use-run-estimate";
import { mayAskModels } from "@/lib/workflows/asks-models";
import { describeEstimate } from "@/lib/workflows/describe-estimate";
import type { Graph } from "@/lib/workflows/graph";
import { useBuilder } from "./builder-context";
import { nodeName } from "./node-name";

/** In a dialog, before a graph runs by itself: what one run of it would cost, model by model. */
export function CostLine({ graph }: { graph: Graph }) {
  const { workflow, types } = useBuilder();
  const { data, isError } = useRunEstimate(workflow.id, graph, null);
  if (!graph.nodes.some(mayAskModels) || data?.nodes.length === 0) return null;
  const nameOf = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id);
    return node ? nodeName(node, types) : id;
  };
  return (
    <div className="text-table" data-testid="cost-line">
      <p>
        <span className="text-muted-foreground">One run: </span>
        <span className="font-medium tabular-nums">{data ? describeEstimate(data) : "…"}</span>
        {isError && <span className="text-muted-foreground">: it could not be estimated</span>}
      </p>
      <ul className="text-label text-faint">
        {data?.nodes.map(({ nodeId, basis }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a node may stand for several models inside of it
          <li key={`${nodeId} ${index}`}>
            {nameOf(nodeId)}: {basis}
          </li>
        ))}
      </ul>
    </div>
  );
}
