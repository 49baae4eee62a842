"use client";

import dynamic from "next/dynamic";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { useStore } from "@/hooks/use-store";
import { call } from "@/lib/http/call";
import { getWorkflowEndpoint } from "@/lib/workflows/api";
import { useBuilder } from "./builder-context";

const RecoveryBar = dynamic(
  () => import("@/components/workflows/lifecycle/recovery-bar").then((file) => file.RecoveryBar),
  // The server does not know what this device has kept.
  { ssr: false },
);

/** What stands between the canvas and the server: edits that an earlier visit left, and those of another tab. */
export function ConflictBar() {
  return (
    <>
      <RecoveryBar />
      <Conflict />
    </>
  );
}

/** Two tabs edited one workflow: nothing is written over until somebody says which one stays. */
function Conflict() {
  const { workflow, draft, actions, name } = useBuilder();
  const status = useStore(draft.state, (state) => state.status);
  if (status !== "conflict") return null;
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
