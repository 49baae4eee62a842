import type { RunScope } from "@/lib/workflows/run-choice";

/** How the parts of a run around a node are called, in menus and on buttons. */
export const RUN_SCOPE_WORDS: Record<RunScope, string> = {
  only: "Run only this",
  from: "Run from here",
  until: "Run until here",
};
