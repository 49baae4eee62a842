import { type Edge, type Node, Position } from "@xyflow/react";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { branchesOf, type NodeTypes } from "@/lib/workflows/can-connect";
import { handleOffset, NODE_WIDTH, nodeHeight, positionOf } from "@/lib/workflows/canvas-geometry";
import type { Selection } from "@/lib/workflows/canvas-state";
import type { Graph, GraphNode } from "@/lib/workflows/graph";

export type FlowNode = Node<
  { node: GraphNode; info: NodeTypeInfo | undefined; branches: string[] },
  "step"
>;

const HANDLE = 10;

/**
 * The graph as React Flow takes it. Sizes and handles are known beforehand, so nothing is measured,
 * and a node that did not change is the same object as before, so only what moved is drawn again.
 */
export function createFlowProjection() {
  const kept = new Map<string, { key: string; node: GraphNode; flowNode: FlowNode }>();

  return (graph: Graph, selection: Selection, types: NodeTypes): FlowNode[] => {
    const wired = branchesInUse(graph);
    return graph.nodes.map((node) => {
      const info = types.get(node.type);
      const edges = wired.get(node.id) ?? [];
      const branches = branchesOf({ nodes: [], edges }, node, info);
      const isSelected = selection.nodes.has(node.id);
      const key = `${isSelected} ${branches.join("|")}`;
      const before = kept.get(node.id);
      if (before?.node === node && before.key === key) return before.flowNode;
      const flowNode = toFlowNode(node, info, branches, isSelected);
      kept.set(node.id, { key, node, flowNode });
      return flowNode;
    });
  };
}

function branchesInUse({ edges }: Graph): Map<string, Graph["edges"]> {
  const bySource = new Map<string, Graph["edges"]>();
  for (const edge of edges) {
    if (edge.branch === undefined) continue;
    const list = bySource.get(edge.source);
    if (list) list.push(edge);
    else bySource.set(edge.source, [edge]);
  }
  return bySource;
}

function toFlowNode(
  node: GraphNode,
  info: NodeTypeInfo | undefined,
  branches: string[],
  selected: boolean,
): FlowNode {
  const size = { width: NODE_WIDTH, height: nodeHeight(branches.length) };
  const at = (index: number | null) => handleOffset(index) - HANDLE / 2;
  const source = { type: "source", position: Position.Right, x: NODE_WIDTH - HANDLE / 2 } as const;
  return {
    id: node.id,
    type: "step",
    position: positionOf(node),
    selected,
    ...size,
    measured: size,
    handles: [
      {
        id: null,
        type: "target",
        position: Position.Left,
        x: -HANDLE / 2,
        y: at(null),
        width: HANDLE,
        height: HANDLE,
      },
      { ...source, id: null, y: at(null), width: HANDLE, height: HANDLE },
      ...branches.map((id, index) => ({
        ...source,
        id,
        y: at(index),
        width: HANDLE,
        height: HANDLE,
      })),
    ],
    ariaLabel: `${node.label ?? info?.label ?? node.type}, ${info?.label ?? "unknown type"}`,
    data: { node, info, branches },
  };
}

export function toFlowEdges(graph: Graph, selection: Selection): Edge[] {
  return graph.edges.map((edge) => ({
    id: edge.id,
    source: edge.source,
    target: edge.target,
    sourceHandle: edge.branch ?? null,
    selected: selection.edges.has(edge.id),
    type: "wire",
    ...(edge.branch !== undefined && { data: { branch: edge.branch } }),
  }));
}
