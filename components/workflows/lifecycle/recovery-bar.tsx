"use client";

import { useCallback, useMemo } from "react";
import { toast } from "@/hooks/toast";
import { RelativeTime } from "@/components/layout/relative-time";
import { Button } from "@/components/ui/button";
import { useBuilder } from "@/components/workflows/builder/builder-context";
import { useDraftCopy } from "@/hooks/use-draft-copy";

/** Edits that were made without a connection and never reached the server, offered when the page is opened again. */
export function RecoveryBar() {
  const { workflow, draft, canvas, name, actions } = useBuilder();
  const read = useCallback(() => ({ name: name.get(), graph: canvas.get().graph }), [name, canvas]);
  const saved = useMemo(
    () => ({ name: workflow.name, graph: workflow.graph, version: workflow.version }),
    [workflow],
  );
  const { left, dismiss } = useDraftCopy({
    workflowId: workflow.id,
    saved,
    draft,
    read,
    watch: canvas.subscribe,
  });
  if (!left) return null;
  const isBehind = left.version < workflow.version;
  const restore = () => {
    dismiss();
    actions.replace(left.graph);
    name.set(left.name);
    toast.success("Your edits are back", { action: { label: "Undo", onClick: actions.undo } });
  };
  return (
    <section
      aria-label="Unsaved edits"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-info/40 bg-info/10 px-3 py-1.5 text-table"
    >
      <span className="min-w-0 flex-1">
        Edits from <RelativeTime at={new Date(left.at).toISOString()} /> were kept on this device
        and never saved ({left.graph.nodes.length} nodes).
        {isBehind && " The workflow was saved elsewhere since; both stay in its versions."}
      </span>
      <Button size="sm" onClick={restore}>
        Bring them back
      </Button>
      <Button variant="outline" size="sm" onClick={dismiss}>
        Discard
      </Button>
    </section>
  );
}
