import { z } from "zod";
import type { Selection } from "./canvas-state.ts";
import { type Graph, graphSchema } from "./graph.ts";

const MARK = "cascadian/nodes";

const clipboardSchema = z.object({
  type: z.literal(MARK),
  nodes: graphSchema.shape.nodes,
  edges: graphSchema.shape.edges,
});

const fileSchema = z.object({ graph: graphSchema });

/** JSON text, so that it goes through the system's clipboard to another tab or into a file. */
export function toClipboardText(graph: Graph, { nodes }: Selection): string | null {
  const copied = graph.nodes.filter((node) => nodes.has(node.id));
  if (copied.length === 0) return null;
  const edges = graph.edges.filter((edge) => nodes.has(edge.source) && nodes.has(edge.target));
  return JSON.stringify({ type: MARK, nodes: copied, edges }, null, 2);
}

/** Copied nodes, or a whole graph or file as it was exported; null for any other text. */
export function readClipboardText(text: string): Pick<Graph, "nodes" | "edges"> | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    const parsed = z.union([clipboardSchema, fileSchema, graphSchema]).safeParse(value);
    if (!parsed.success) return null;
    const { nodes, edges } = "graph" in parsed.data ? parsed.data.graph : parsed.data;
    return { nodes, edges };
  } catch {
    return null;
  }
}
