import type { CheckedGraph } from "./find-problems.ts";
import type { GraphEdge, GraphNode } from "./graph.ts";
import type { NodeType } from "./node.ts";
import { type NodeTypes, nodeTypeByName } from "./nodes/index.ts";
import { orderNodes } from "./order-nodes.ts";

export type PlanEdge = { source: number; target: number; branch: string | undefined };

export type PlanNode = {
  id: string;
  node: GraphNode;
  type: NodeType;
  config: unknown;
  /** Indices into the plan's edges. */
  incoming: readonly number[];
  outgoing: readonly number[];
  /** Its value is the run's. */
  isResult: boolean;
};

/** A checked graph with every name looked up: what a run needs, by number. */
export type Plan = {
  nodes: readonly PlanNode[];
  edges: readonly PlanEdge[];
  /** Ids, topological. */
  order: readonly string[];
  variables: Readonly<Record<string, unknown>>;
};

export type PlanOptions = {
  /** Only this node, what follows it, and what those need. */
  fromNode?: string | undefined;
  /** Only this node and what it needs; together with `fromNode` what lies between the two, and what that needs. */
  untilNode?: string | undefined;
  nodeTypes?: NodeTypes;
};

export function compilePlan(checked: CheckedGraph, options: PlanOptions = {}): Plan {
  const { graph, configs } = checked;
  const { nodeTypes = nodeTypeByName } = options;
  const chosen = chooseNodes(graph.nodes, graph.edges, options);
  const edges = graph.edges.filter(
    ({ source, target }) => chosen.has(source) && chosen.has(target),
  );
  const order = orderNodes(
    graph.nodes.flatMap(({ id }) => (chosen.has(id) ? [id] : [])),
    edges,
  );
  const indices = new Map(order.map((id, index) => [id, index]));
  const incoming: number[][] = order.map(() => []);
  const outgoing: number[][] = order.map(() => []);
  const planEdges = edges.map((edge, index): PlanEdge => {
    const source = indices.get(edge.source) ?? 0;
    const target = indices.get(edge.target) ?? 0;
    outgoing[source]?.push(index);
    incoming[target]?.push(index);
    return { source, target, branch: edge.branch };
  });
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const hasEnd = order.some((id) => byId.get(id)?.type === "end");
  const nodes = order.flatMap((id, index): PlanNode[] => {
    const node = byId.get(id);
    const type = nodeTypes.get(node?.type ?? "");
    if (!node || !type) return [];
    const isResult = hasEnd ? node.type === "end" : outgoing[index]?.length === 0;
    return [
      {
        id,
        node,
        type,
        config: configs.get(id),
        incoming: incoming[index] ?? [],
        outgoing: outgoing[index] ?? [],
        isResult,
      },
    ];
  });
  return { nodes, edges: planEdges, order, variables: graph.variables ?? {} };
}

/** A pinned node has its output already, so nothing before it is needed for its sake. */
function chooseNodes(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  { fromNode, untilNode }: PlanOptions,
): Set<string> {
  const isPinned = new Set(nodes.flatMap(({ id, pinned }) => (pinned === undefined ? [] : [id])));
  const all = new Set(nodes.map(({ id }) => id));
  if (fromNode === undefined && untilNode === undefined) return all;
  const after =
    fromNode === undefined ? all : reach([fromNode], edges, "source", "target", new Set());
  if (untilNode === undefined) return reach([...after], edges, "target", "source", isPinned);
  const before = reach([untilNode], edges, "target", "source", isPinned);
  const between = [...before].filter((id) => after.has(id));
  return reach(between, edges, "target", "source", isPinned);
}

function reach(
  roots: readonly string[],
  edges: readonly GraphEdge[],
  from: "source" | "target",
  to: "source" | "target",
  stops: ReadonlySet<string>,
): Set<string> {
  const steps = new Map<string, string[]>();
  for (const edge of edges) {
    const known = steps.get(edge[from]);
    if (known) known.push(edge[to]);
    else steps.set(edge[from], [edge[to]]);
  }
  const reached = new Set(roots);
  for (const id of reached)
    if (!stops.has(id)) for (const next of steps.get(id) ?? []) reached.add(next);
  return reached;
}
