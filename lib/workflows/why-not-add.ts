import type { NodeTypeInfo } from "./api.ts";
import { type NodeTypes, whyNotConnect } from "./can-connect.ts";
import type { NewNode } from "./canvas-edits.ts";
import type { Graph } from "./graph.ts";
import { whyNotInsert } from "./why-not-insert.ts";

const NEW = "\u0000new";

/** Why a new node of a type may not hang where it is wanted; null when it may, and everywhere on the bare canvas. */
export function whyNotAdd(
  graph: Graph,
  types: NodeTypes,
  info: NodeTypeInfo,
  { after, before, between }: Pick<NewNode, "after" | "before"> & { between?: string },
): string | null {
  const node = { id: NEW, type: info.type, config: {} };
  const edge = graph.edges.find(({ id }) => id === between);
  if (edge) return whyNotInsert(graph, types, edge, node);
  const grown = { ...graph, nodes: [...graph.nodes, node] };
  const wires = [
    ...(after ? [{ source: after.id, target: NEW, branch: after.branch }] : []),
    ...(before ? [{ source: NEW, target: before.id }] : []),
  ];
  return wires.map((wire) => whyNotConnect(grown, types, wire)).find((why) => why !== null) ?? null;
}
