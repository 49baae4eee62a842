"use client";

import { useStore } from "@/hooks/use-store";
import type { RunView } from "@/lib/workflows/run-view";
import { useBuilder } from "./builder-context";
import { statusWord } from "./status-mark";

/** Says for a screen reader what the rings say to the eye: begin, failures, end. */
export function RunAnnouncer() {
  const { run, types, canvas } = useBuilder();
  const view = useStore(run.view, (each) => each);
  const { nodes } = canvas.get().graph;
  const failed = Object.entries(view.nodes)
    .filter(([, node]) => node.error)
    .map(([id]) => {
      const node = nodes.find((each) => each.id === id);
      return node?.label ?? types.get(node?.type ?? "")?.label ?? id;
    });
  return (
    <output className="sr-only" aria-live="polite" data-testid="run-announcer">
      {sentence(view)}
      {failed.length > 0 && ` Failed: ${failed.join(", ")}.`}
    </output>
  );
}

function sentence({ status, nodes, order }: RunView): string {
  if (status === "idle") return "";
  if (status === "starting") return "The run starts.";
  if (status === "running") return `The run has ${order.length} nodes.`;
  const done = Object.values(nodes).filter((node) => node.status === "success").length;
  return `Run: ${statusWord(status)}. ${done} of ${order.length} nodes succeeded.`;
}
