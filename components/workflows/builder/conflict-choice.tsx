"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/hooks/toast";
import { call } from "@/lib/http/call";
import { getWorkflowEndpoint } from "@/lib/workflows/api";
import { useBuilder } from "./builder-context";

/** Two tabs edited one workflow: nothing is written over until somebody says which one stays. */
export function ConflictChoice() {
  const { workflow, draft, actions, name } = useBuilder();
  const loadTheirs = async () => {
    try {
      const theirs = await call(getWorkflowEndpoint, { id: workflow.id });
      actions.replace(theirs.graph);
      name.set(theirs.name);
      draft.accept(theirs.version);
    } catch {
      toast.error("The other version could not be loaded");
    }
  };
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-warn/40 bg-warn/10 px-3 py-1.5 text-table"
    >
      <span className="min-w-0 flex-1">
        This workflow was saved from another tab since you opened it. Your edits are kept here.
      </span>
      <Button variant="outline" size="sm" onClick={() => void loadTheirs()}>
        Load the other version
      </Button>
      <Button variant="outline" size="sm" onClick={() => void draft.overwrite()}>
        Keep mine
      </Button>
    </div>
  );
}
