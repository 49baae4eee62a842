import type { Selection } from "./canvas-state.ts";
import { groupsOf, notesOf } from "./canvas-items.ts";
import type { Graph } from "./graph.ts";

/** A number in [0, 1), as Math.random gives it. */
export type Random = () => number;

/** Ids are never used again, so that the state of an old run is not painted on a new node. */
export function createId(prefix: string, random: Random, taken: ReadonlySet<string>): string {
  for (let length = 6; ; length += 1) {
    const text = Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join("");
    if (!taken.has(prefix + text)) return prefix + text;
  }
}

export const takenIds = (graph: Graph): Set<string> =>
  new Set(
    [...graph.nodes, ...graph.edges, ...notesOf(graph), ...groupsOf(graph)].map(({ id }) => id),
  );

export const only = (nodes: Iterable<string>, edges: Iterable<string> = []): Selection => ({
  nodes: new Set(nodes),
  edges: new Set(edges),
});
