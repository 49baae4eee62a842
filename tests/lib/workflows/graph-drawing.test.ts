import { describe, expect, it } from "vitest";
import { diffGraphs } from "@/lib/workflows/diff-graphs.ts";
import type { Graph } from "@/lib/workflows/graph.ts";
import { toDrawing } from "@/lib/workflows/graph-drawing.ts";
import { makeEdge, makeNode } from "../../support/make.ts";

const at = (x: number, y: number) => ({ position: { x, y } });
const before: Graph = {
  nodes: [
    makeNode("a", "start", at(-100, 40)),
    makeNode("b", "limit", { ...at(200, 40), config: { count: 1 } }),
    makeNode("c", "end", at(500, 40)),
  ],
  edges: [makeEdge("a", "b"), makeEdge("b", "c")],
};
const after: Graph = {
  nodes: [
    makeNode("a", "start", at(-100, 90)),
    makeNode("b", "limit", { ...at(200, 40), config: { count: 2 } }),
    makeNode("d", "end", at(500, 40)),
  ],
  edges: [makeEdge("a", "b"), makeEdge("b", "d")],
};

describe("toDrawing", () => {
  it("begins at the edge of the picture and holds every node", () => {
    const { width, height, nodes, edges } = toDrawing(before);
    expect(Math.min(...nodes.map(({ x }) => x))).toBe(16);
    expect(Math.min(...nodes.map(({ y }) => y))).toBe(16);
    for (const node of nodes) {
      expect(node.x + node.width).toBeLessThan(width);
      expect(node.y + node.height).toBeLessThan(height);
      expect(node.mark).toBeNull();
    }
    expect(edges.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^M/),
      expect.stringMatching(/^M/),
    ]);
  });

  it("marks what is new, gone, changed and moved, and draws what is gone", () => {
    const { nodes, edges } = toDrawing(after, { before, diff: diffGraphs(before, after) });
    expect(Object.fromEntries(nodes.map(({ id, mark }) => [id, mark]))).toEqual({
      a: "moved",
      b: "changed",
      c: "removed",
      d: "added",
    });
    expect(edges.map(({ mark }) => mark).sort()).toEqual(["added", "removed", null].sort());
  });

  it("lays out what has no places, and draws an empty graph", () => {
    const plain = toDrawing({
      nodes: [makeNode("a", "start"), makeNode("b", "end")],
      edges: [makeEdge("a", "b")],
    });
    expect(plain.nodes[1]?.x).toBeGreaterThan(plain.nodes[0]?.x ?? 0);
    expect(toDrawing({ nodes: [], edges: [] })).toEqual({
      width: 16,
      height: 16,
      nodes: [],
      edges: [],
    });
  });
});
