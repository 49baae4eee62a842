"use client";

import { useRunEstimate } from "@/hooks/use-run-estimate";
import { useStore } from "@/hooks/use-store";
import type { RunEstimate as Estimate } from "@/lib/workflows/estimate-api";
import { useBuilder } from "./builder-context";

/** Beside Run where the graph asks language models: what that would cost, and what the figure stands on. */
export function RunEstimate() {
  const { workflow, canvas, run, types } = useBuilder();
  const graph = useStore(canvas, (state) => state.graph);
  const runId = useStore(run.view, (view) => (view.durationMs === null ? null : view.runId));
  const { data, isError } = useRunEstimate(workflow.id, graph, runId);
  if (isError || !data || data.nodes.length === 0) return null;
  const nameOf = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id);
    return node?.label ?? types.get(node?.type ?? "")?.label ?? id;
  };
  return (
    <span
      data-testid="run-estimate"
      className="text-label whitespace-nowrap text-faint max-md:hidden"
      title={[
        "Estimate of one run, not a promise",
        ...data.nodes.map(({ nodeId, basis }) => `${nameOf(nodeId)}: ${basis}`),
      ].join("\n")}
    >
      {toWord(data)}
    </span>
  );
}

function toWord({ nodes, usd }: Estimate): string {
  if (nodes.every(({ provider }) => provider === "rules")) return "rules: free";
  if (usd === null) return "about —";
  return usd < 0.0001 ? "about < $0.0001" : `about $${usd.toPrecision(2)}`;
}
