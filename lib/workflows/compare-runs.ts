import type { RunDetail, RunNode } from "./api.ts";
import { diffGraphs } from "./diff-graphs.ts";
import type { GraphNode } from "./graph.ts";

export type ComparedNode = {
  id: string;
  node: GraphNode;
  /** Null where the run has no such node, or did not get to its end. */
  before: RunNode | null;
  after: RunNode | null;
  /** In one of the two graphs only, set up otherwise, or the same. */
  setup: "added" | "removed" | "changed" | "same";
  durationDelta: number | null;
  itemsDelta: number | null;
};

export type RunComparison = {
  nodes: ComparedNode[];
  isSameGraph: boolean;
  durationDelta: number | null;
  usdDelta: number | null;
};

/** What differs from one run to another, node by node in the order of the later graph, then what that one lacks. */
export function compareRuns(before: RunDetail, after: RunDetail): RunComparison {
  const diff = diffGraphs(before.graph, after.graph);
  const changed = new Set(diff.nodes.changed.map(({ id }) => id));
  const added = new Set(diff.nodes.added.map(({ id }) => id));
  const compare = (node: GraphNode, setup: ComparedNode["setup"]): ComparedNode => {
    const [from, to] = [nodeOf(before, node.id), nodeOf(after, node.id)];
    return {
      id: node.id,
      node,
      before: from,
      after: to,
      setup,
      durationDelta: delta(from?.durationMs, to?.durationMs),
      itemsDelta: delta(from?.items, to?.items),
    };
  };
  const removed = new Set(diff.nodes.removed.map(({ id }) => id));
  return {
    nodes: [
      ...after.graph.nodes.map((node) =>
        compare(node, added.has(node.id) ? "added" : changed.has(node.id) ? "changed" : "same"),
      ),
      ...before.graph.nodes
        .filter(({ id }) => removed.has(id))
        .map((node) => compare(node, "removed")),
    ],
    isSameGraph: diff.isSame,
    durationDelta: delta(before.durationMs, after.durationMs),
    usdDelta: delta(before.usage?.usd, after.usage?.usd),
  };
}

const nodeOf = ({ nodes }: RunDetail, id: string): RunNode | null =>
  Object.hasOwn(nodes, id) ? (nodes[id] ?? null) : null;

const delta = (from: number | null | undefined, to: number | null | undefined): number | null =>
  typeof from === "number" && typeof to === "number" ? to - from : null;
