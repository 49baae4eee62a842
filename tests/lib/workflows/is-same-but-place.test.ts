import { describe, expect, it } from "vitest";
import type { Graph } from "@/lib/workflows/graph.ts";
import { isSameButPlaces } from "@/lib/workflows/is-same-but-place.ts";

const config = { count: 5 };
const graph: Graph = {
  nodes: [
    { id: "a", type: "start", config: {} },
    { id: "b", type: "limit", config, position: { x: 0, y: 0 } },
  ],
  edges: [{ id: "e", source: "a", target: "b" }],
};
const [first, second] = graph.nodes as [Graph["nodes"][number], Graph["nodes"][number]];

describe("two graphs that do the same", () => {
  it.each<[string, Graph, boolean]>([
    ["itself", graph, true],
    ["a moved node", { ...graph, nodes: [first, { ...second, position: { x: 9, y: 9 } }] }, true],
    [
      "a node placed for the first time",
      { ...graph, nodes: [{ ...first, position: { x: 1, y: 1 } }, second] },
      true,
    ],
    ["another note", { ...graph, notes: [] }, true],
    ["another setting", { ...graph, nodes: [first, { ...second, config: { count: 6 } }] }, false],
    ["a name", { ...graph, nodes: [first, { ...second, label: "Five" }] }, false],
    ["a node less", { ...graph, nodes: [first] }, false],
    ["other wires", { ...graph, edges: [] }, false],
    ["a variable", { ...graph, variables: { n: 1 } }, false],
  ])("%s: %#", (_what, other, isSame) => expect(isSameButPlaces(graph, other)).toBe(isSame));
});
