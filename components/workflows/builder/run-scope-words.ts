import type { RunScope } from "@/lib/workflows/run-choice";

/** How the parts of a run around a node are called. */
export const RUN_SCOPE_WORDS: Record<RunScope, string> = {
  only: "Run this node alone",
  from: "Run from here",
  until: "Run up to here",
};
