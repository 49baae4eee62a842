"use client";

import { useRunEstimate } from "@/hooks/use-run-estimate";
import { useStore } from "@/hooks/use-store";
import { describeEstimate } from "@/lib/workflows/describe-estimate";
import { useBuilder } from "./builder-context";
import { nodeName } from "./node-name";
import { useGraphMeaning } from "./use-graph-meaning";

/** Beside Run where the graph asks language models: what that would cost, and what the figure stands on. */
export function RunEstimate() {
  const { workflow, canvas, run, types } = useBuilder();
  const graph = useGraphMeaning(canvas);
  const runId = useStore(run.view, (view) => (view.durationMs === null ? null : view.runId));
  const { data, isError } = useRunEstimate(workflow.id, graph, runId);
  if (isError || !data || data.nodes.length === 0) return null;
  const nameOf = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id);
    return node ? nodeName(node, types) : id;
  };
  return (
    <span
      data-testid="run-estimate"
      className="text-label whitespace-nowrap text-faint max-lg:hidden"
      title={[
        "Estimate of one run, not a promise",
        ...data.nodes.map(({ nodeId, basis }) => `${nameOf(nodeId)}: ${basis}`),
      ].join("\n")}
    >
      A run: {describeEstimate(data)}
    </span>
  );
}
