import { describe, expect, it } from "vitest";
import { diffGraphs, type GraphDiff } from "@/lib/workflows/diff-graphs";
import type { Graph } from "@/lib/workflows/graph";
import { makeEdge, makeNode } from "../../support/make";

const base: Graph = {
  nodes: [
    makeNode("a", "start", { position: { x: 0, y: 0 } }),
    makeNode("b", "filter", {
      label: "Big",
      config: { match: "all", conditions: [{ field: "price", value: 1 }] },
    }),
  ],
  edges: [makeEdge("a", "b")],
  variables: { min: 1 },
};
const b = { id: "b", type: "filter", label: "Big" };
const withB = (change: object): Graph => ({
  ...base,
  nodes: base.nodes.map((node) => (node.id === "b" ? { ...node, ...change } : node)),
});
const none: GraphDiff = {
  nodes: { added: [], removed: [], changed: [], moved: [] },
  edges: { added: [], removed: [] },
  settings: [],
  isSame: false,
};
const changed = (...changes: object[]) => ({
  ...none,
  nodes: { ...none.nodes, changed: [{ ...b, changes }] },
});

const CASES: [name: string, after: Graph, want: object][] = [
  ["nothing", structuredClone(base), { ...none, isSame: true }],
  [
    "a node more, with its edge",
    {
      ...base,
      nodes: [...base.nodes, makeNode("c", "end")],
      edges: [...base.edges, makeEdge("b", "c", "true")],
    },
    {
      ...none,
      nodes: { ...none.nodes, added: [{ id: "c", type: "end", label: null }] },
      edges: { added: [{ source: "b", target: "c", branch: "true" }], removed: [] },
    },
  ],
  [
    "a node less",
    { ...base, nodes: base.nodes.slice(0, 1), edges: [] },
    {
      ...none,
      nodes: { ...none.nodes, removed: [b] },
      edges: { added: [], removed: [{ source: "a", target: "b", branch: null }] },
    },
  ],
  [
    "a field deep inside",
    withB({ config: { match: "all", conditions: [{ field: "price", value: 2 }] } }),
    changed({ path: "config.conditions.0.value", before: 1, after: 2 }),
  ],
  [
    "a list that grew, as a whole",
    withB({ config: { match: "all", conditions: [] } }),
    changed({ path: "config.conditions", before: [{ field: "price", value: 1 }], after: [] }),
  ],
  ["a field more", withB({ timeoutMs: 5 }), changed({ path: "timeoutMs", after: 5 })],
  [
    "a field less",
    withB({ config: { conditions: [{ field: "price", value: 1 }] } }),
    changed({ path: "config.match", before: "all" }),
  ],
  [
    "another type",
    withB({ type: "sort" }),
    {
      ...none,
      nodes: {
        ...none.nodes,
        changed: [
          { ...b, type: "sort", changes: [{ path: "type", before: "filter", after: "sort" }] },
        ],
      },
    },
  ],
  [
    "a move",
    withB({ position: { x: 5, y: 5 } }),
    { ...none, nodes: { ...none.nodes, moved: [b] } },
  ],
  [
    "a move and a field: no mere move",
    withB({ position: { x: 5, y: 5 }, disabled: true }),
    changed({ path: "disabled", after: true }),
  ],
  [
    "an edge drawn again",
    { ...base, edges: [{ id: "other", source: "a", target: "b" }] },
    { ...none, isSame: true },
  ],
  [
    "an edge twice",
    { ...base, edges: [...base.edges, { id: "twin", source: "a", target: "b" }] },
    { ...none, edges: { added: [{ source: "a", target: "b", branch: null }], removed: [] } },
  ],
  [
    "a variable",
    { ...base, variables: { min: 2 } },
    { ...none, settings: [{ path: "variables.min", before: 1, after: 2 }] },
  ],
  [
    "nodes in another order",
    { ...base, nodes: base.nodes.toReversed() },
    { ...none, isSame: true },
  ],
];

describe("a diff of two graphs", () => {
  it.each(CASES)("shows %s", (_name, after, want) => {
    expect(diffGraphs(base, after)).toEqual(want);
  });

  it("does not take names from the prototype for fields", () => {
    const after = withB({ config: JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') });
    const paths = diffGraphs(base, after).nodes.changed[0]?.changes.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["config.__proto__", "config.constructor"]));
  });

  it("takes a graph of a thousand nodes within a second", () => {
    const nodes = (value: number) =>
      Array.from({ length: 1000 }, (_, index) =>
        makeNode(`n${index}`, "filter", { config: { value, deep: { a: [index] } } }),
      );
    const started = performance.now();
    const diff = diffGraphs({ nodes: nodes(1), edges: [] }, { nodes: nodes(2), edges: [] });
    expect(diff.nodes.changed).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
