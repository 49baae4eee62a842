import type { Graph, GraphEdge, GraphNode } from "../graph.ts";

type Step = Pick<GraphNode, "id" | "type" | "label"> & {
  config?: Record<string, unknown>;
  /** Rows below the line on which the chain runs. */
  row?: number;
  /** What it hangs on; the step before where nothing is said. */
  after?: string;
  branch?: string;
};

const COLUMN = 272;
const ROW = 128;

/** Steps from left to right, each fed by the one before it or by the one that it names. */
export function chain(steps: readonly Step[], variables?: Graph["variables"]): Graph {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const [index, { row = 0, after, branch, config = {}, ...step }] of steps.entries()) {
    const source = after ?? steps[index - 1]?.id;
    const parent = nodes.find(({ id }) => id === source);
    const x = parent?.position ? parent.position.x + COLUMN : 0;
    nodes.push({ ...step, position: { x, y: ROW + row * ROW }, config });
    if (source === undefined) continue;
    const target = step.id;
    edges.push({ id: `${source}-${target}`, source, target, ...(branch && { branch }) });
  }
  return { nodes, edges, ...(variables && { variables }) };
}
