import type { Graph } from "./graph.ts";
import type { NodeView, RunView } from "./run-view.ts";

export type RunScope = "from" | "until" | "only";

/** Which part of a workflow is run, and what is known of the rest. */
export type RunChoice = {
  fromNode?: string;
  untilNode?: string;
  pinned?: Record<string, unknown>;
};

/** So much of earlier outputs is sent along; what is larger runs again. */
const MAX_PINNED_CHARACTERS = 400_000;

/**
 * A part of the workflow around one node. What stands before that part is taken from the run that is shown, as far as it still
 * holds, so that nothing is asked or paid for twice; what is not known runs again.
 */
export function chooseRun(
  scope: RunScope,
  nodeId: string,
  graph: Graph,
  view: RunView,
  stale: ReadonlySet<string>,
): RunChoice {
  if (scope === "until") return { untilNode: nodeId };
  const part = scope === "only" ? new Set([nodeId]) : reachFrom(graph, nodeId);
  const pinned = reuse(part, graph, view, stale);
  return {
    fromNode: nodeId,
    ...(scope === "only" && { untilNode: nodeId }),
    ...(Object.keys(pinned).length > 0 && { pinned }),
  };
}

function reachFrom({ edges }: Graph, id: string): Set<string> {
  const reached = new Set([id]);
  for (const each of reached)
    for (const { source, target } of edges) if (source === each) reached.add(target);
  return reached;
}

function reuse(
  part: ReadonlySet<string>,
  { nodes, edges }: Graph,
  view: RunView,
  stale: ReadonlySet<string>,
): Record<string, unknown> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pinned: Record<string, unknown> = Object.create(null);
  let left = MAX_PINNED_CHARACTERS;
  const asked = new Set(part);
  for (const id of asked)
    for (const { source } of edges.filter(({ target }) => target === id)) {
      if (asked.has(source) || source in pinned || byId.get(source)?.pinned !== undefined) continue;
      // A pinned node leaves by no branch, so what feeds through one has to run.
      const isBranching = edges.some((edge) => edge.source === source && edge.branch !== undefined);
      const known = view.nodes[source];
      const size = isBranching || stale.has(source) ? Infinity : sizeOf(known);
      if (size > left) asked.add(source);
      else {
        pinned[source] = known?.output;
        left -= size;
      }
    }
  return pinned;
}

/** Infinite where the whole of it is not at hand. */
function sizeOf(view: NodeView | undefined): number {
  const isWhole =
    view?.hasOutput === true &&
    view.ref === undefined &&
    view.output !== undefined &&
    (view.status === "success" || view.status === "cached");
  return isWhole ? JSON.stringify(view.output).length : Infinity;
}
