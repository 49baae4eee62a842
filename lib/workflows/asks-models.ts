import type { Graph } from "./graph.ts";

const ASKING = new Set(["llm-analysis", "for-each", "sub-workflow"]);

/** Whether a node may ask a language model: itself, or by what it runs inside. */
export const mayAskModels = ({ type }: Graph["nodes"][number]): boolean => ASKING.has(type);
