"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Problem } from "@/lib/workflows/graph";
import { useBuilder } from "./builder-context";
import { useGraphMeaning } from "./use-graph-meaning";

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { canvas, actions, types } = useBuilder();
  const { nodes } = useGraphMeaning(canvas);
  const nameOf = (problem: Problem) => {
    const node = nodes.find((each) => each.id === problem.nodeId);
    if (node) return node.label ?? types.get(node.type)?.label ?? node.type;
    return problem.edgeId === undefined ? "Workflow" : "Wire";
  };
  const show = ({ nodeId, edgeId }: Problem) =>
    actions.select({
      nodes: new Set(nodeId === undefined ? [] : [nodeId]),
      edges: new Set(edgeId === undefined ? [] : [edgeId]),
    });
  if (problems.length === 0)
    return (
      <p className="flex items-center gap-2 p-3 text-table text-muted-foreground">
        <CircleCheck aria-hidden className="size-4 stroke-[1.5] text-yes" />
        No problems. This workflow can run.
      </p>
    );
  if (nodes.length === 0)
    return <EmptyState title="The canvas is empty" reason="Add a node to begin." />;
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto py-1" aria-label="Problems of the workflow">
      {problems.map((problem) => (
        <li key={`${problem.nodeId} ${problem.edgeId} ${problem.field} ${problem.message}`}>
          <button
            type="button"
            onClick={() => show(problem)}
            className="flex min-h-7 w-full items-center gap-3 px-3 text-left text-table hover:bg-accent"
          >
            <CircleAlert aria-hidden className="size-3.5 shrink-0 stroke-[1.5] text-no" />
            <span className="w-40 shrink-0 truncate text-muted-foreground">{nameOf(problem)}</span>
            <span className="min-w-0 flex-1">
              {problem.field && <code className="font-mono text-label">{problem.field}: </code>}
              {problem.message}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
