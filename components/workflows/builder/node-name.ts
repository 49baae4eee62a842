import type { NodeTypes } from "@/lib/workflows/can-connect";
import type { GraphNode } from "@/lib/workflows/graph";

/** Its own name, else that of its type. */
export const nodeName = (node: GraphNode, types: NodeTypes): string =>
  node.label ?? types.get(node.type)?.label ?? node.type;
