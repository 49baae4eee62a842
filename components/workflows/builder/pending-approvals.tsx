"use client";

import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { useApprovals } from "@/hooks/use-approvals";
import { useStore } from "@/hooks/use-store";
import type { RunView } from "@/lib/workflows/run-view";
import { useBuilder } from "./builder-context";
import { useGraphMeaning } from "./use-graph-meaning";

/** Text, so that the store's readers are told only when it changes. */
const waitingNodes = ({ nodes }: RunView): string =>
  Object.entries(nodes)
    .flatMap(([id, { status }]) => (status === "waiting" ? [id] : []))
    .join("\n");

/** What the run asks, with a yes and a no; shown also while the drawer is closed. */
export function PendingApprovals() {
  const { run, canvas, types } = useBuilder();
  const runId = useStore(run.view, (view) => view.runId);
  const waiting = useStore(run.view, waitingNodes);
  const { nodes } = useGraphMeaning(canvas);
  const { approvals, answer } = useApprovals(runId, waiting === "" ? [] : waiting.split("\n"));
  if (approvals.length === 0) return null;
  const give = (nodeId: string, approved: boolean) =>
    answer.mutate(
      { nodeId, approved },
      { onError: ({ message }) => void toast.error("Not answered", { description: message }) },
    );
  return (
    <ul aria-label="Waiting for your answer" className="border-t border-border">
      {approvals.map(({ nodeId }) => {
        const node = nodes.find(({ id }) => id === nodeId);
        const name = node ? (node.label ?? types.get(node.type)?.label ?? nodeId) : nodeId;
        const question = node?.config["question"];
        return (
          <li key={nodeId} className="flex items-center gap-2 px-3 py-1.5 text-label">
            <span className="min-w-0 flex-1 truncate">
              <span className="text-warn">{name}</span>{" "}
              {typeof question === "string" ? question : "waits for your answer"}
            </span>
            <Button
              size="sm"
              disabled={answer.isPending}
              aria-label={`Approve ${name}`}
              onClick={() => give(nodeId, true)}
            >
              Approve
            </Button>
            <Button
              size="sm"
              variant="outline"
              disabled={answer.isPending}
              aria-label={`Reject ${name}`}
              onClick={() => give(nodeId, false)}
            >
              Reject
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
