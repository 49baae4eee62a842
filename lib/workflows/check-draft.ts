import { AppError } from "../errors.ts";
import type { Problem } from "./graph.ts";
import { readGraph } from "./read-graph.ts";

/** A draft may have problems; only what is too large to keep is refused. */
export function checkDraft(graph: unknown): void {
  const tooLarge = readGraph(graph).problems.filter(({ code }) => code === "too-large");
  if (tooLarge.length > 0) throw invalidWorkflow(tooLarge);
}

export const invalidWorkflow = (problems: Problem[]) =>
  new AppError(
    "INVALID_WORKFLOW",
    problems
      .map(({ message }) => message)
      .slice(0, 5)
      .join("; "),
    {
      details: problems,
    },
  );
