import type { Graph } from "../graph.ts";

export type WorkflowTemplate = {
  slug: string;
  name: string;
  /** What it answers, in a sentence. */
  description: string;
  /** When it is worth running, in a few words; a suggestion and no schedule. */
  rhythm: string;
  graph: Graph;
};
