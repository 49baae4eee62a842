import { groupsOf, notesOf } from "./canvas-items.ts";
import type { Selection } from "./canvas-state.ts";
import type { Graph } from "./graph.ts";

const count = (items: readonly { id: string }[], ids: ReadonlySet<string>, word: string) => {
  const found = items.filter(({ id }) => ids.has(id)).length;
  return found === 0 ? [] : [`${found} ${word}${found === 1 ? "" : "s"}`];
};

/** "2 nodes and 1 note"; wires are named only where nothing else is picked. */
export function describeSelection(graph: Graph, { nodes, edges }: Selection): string {
  const parts = [
    ...count(graph.nodes, nodes, "node"),
    ...count(notesOf(graph), nodes, "note"),
    ...count(groupsOf(graph), nodes, "group"),
  ];
  if (parts.length === 0) return count(graph.edges, edges, "wire").join("");
  return parts.length === 1
    ? (parts[0] ?? "")
    : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
