"use client";

import dynamic from "next/dynamic";
import { useStore } from "@/hooks/use-store";
import { useBuilder } from "./builder-context";

const ConflictChoice = dynamic(() =>
  import("./conflict-choice").then((file) => file.ConflictChoice),
);
const RecoveryBar = dynamic(
  () => import("@/components/workflows/lifecycle/recovery-bar").then((file) => file.RecoveryBar),
  // The server does not know what this device has kept.
  { ssr: false },
);

/** What stands between the canvas and the server: edits that an earlier visit left, and those of another tab. */
export function ConflictBar() {
  const { draft } = useBuilder();
  const status = useStore(draft.state, (state) => state.status);
  return (
    <>
      <RecoveryBar />
      {status === "conflict" && <ConflictChoice />}
    </>
  );
}
