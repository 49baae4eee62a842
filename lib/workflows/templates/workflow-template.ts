import type { Graph } from "../graph.ts";

export type WorkflowTemplate = { slug: string; name: string; description: string; graph: Graph };
