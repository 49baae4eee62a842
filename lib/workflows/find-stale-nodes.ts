import type { Graph, GraphNode } from "./graph.ts";

/** Nodes whose output of a run no longer stands for the graph as it is now: they, or something before them, were changed. */
export function findStaleNodes(ran: Graph, now: Graph): Set<string> {
  const before = new Map(ran.nodes.map((node) => [node.id, toMeaning(ran, node)]));
  const isSameSettings =
    JSON.stringify(ran.variables ?? {}) === JSON.stringify(now.variables ?? {});
  const stale = new Set(
    now.nodes.flatMap((node) =>
      isSameSettings && before.get(node.id) === toMeaning(now, node) ? [] : [node.id],
    ),
  );
  for (const id of stale)
    for (const { source, target } of now.edges) if (source === id) stale.add(target);
  return stale;
}

/** What decides a node's output: what it is, and what comes in. A pin takes the place of both. */
function toMeaning({ edges }: Graph, { id, type, config, disabled, pinned, ...rest }: GraphNode) {
  if (pinned !== undefined) return JSON.stringify({ pinned });
  const incoming = edges
    .filter(({ target }) => target === id)
    .map(({ source, branch }) => `${source} ${branch ?? ""}`)
    .sort();
  return JSON.stringify({ type, config, disabled, onError: rest.onError, incoming });
}
