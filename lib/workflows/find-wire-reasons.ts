import { type NodeTypes, whyNotConnect } from "./can-connect.ts";
import type { Graph } from "./graph.ts";

type OpenWire = {
  /** The node that one end hangs on. */
  nodeId: string;
  /** Whether that end is where things come out. */
  isForward: boolean;
  branch?: string | undefined;
  /** The edge whose other end is being laid elsewhere. */
  without?: string | undefined;
};

/** For every other node why the open end may not go there; null where it may. */
export function findWireReasons(
  graph: Graph,
  types: NodeTypes,
  { nodeId, isForward, branch, without }: OpenWire,
): Map<string, string | null> {
  const open = { ...graph, edges: graph.edges.filter(({ id }) => id !== without) };
  const others = graph.nodes.filter(({ id }) => id !== nodeId);
  return new Map(
    others.map(({ id }) => [
      id,
      whyNotConnect(
        open,
        types,
        isForward ? { source: nodeId, target: id, branch } : { source: id, target: nodeId },
      ),
    ]),
  );
}
