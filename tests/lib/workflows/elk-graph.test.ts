import ELK from "elkjs/lib/elk.bundled.js";
import { describe, expect, it } from "vitest";
import type { NodeTypes } from "@/lib/workflows/can-connect";
import { type Box, overlaps } from "@/lib/workflows/canvas-geometry";
import { boxesOf, groupItems, membersOf } from "@/lib/workflows/canvas-item-edits";
import { groupsOf } from "@/lib/workflows/canvas-items";
import { fromElkGraph, toElkGraph } from "@/lib/workflows/elk-graph";
import type { Graph } from "@/lib/workflows/graph";
import { describeNodeTypes } from "@/lib/workflows/list-node-types";
import { placeItems } from "@/lib/workflows/place-items";
import { makeNode } from "@/tests/support/make";

const types: NodeTypes = new Map(describeNodeTypes().map((info) => [info.type, info]));
const at = (id: string, type: string, x: number, y: number) =>
  makeNode(id, type, { position: { x, y } });

/** A heap: everything near one spot, wired as a fork that joins again. */
const heap: Graph = {
  nodes: [
    at("markets", "polymarket-stream", 64, 32),
    at("fork", "branch", 80, 48),
    at("left", "sort", 96, 32),
    at("right", "limit", 64, 64),
    at("merge", "merge", 80, 80),
    at("alone", "start", 3200, 1600),
  ],
  edges: [
    { id: "1", source: "markets", target: "fork" },
    { id: "2", source: "fork", target: "left", branch: "true" },
    { id: "3", source: "fork", target: "right", branch: "false" },
    { id: "4", source: "left", target: "merge" },
    { id: "5", source: "right", target: "merge" },
  ],
  notes: [{ id: "note", text: "", position: { x: 64, y: -96 }, width: 160, height: 96 }],
};

async function arrange(graph: Graph, ...ids: string[]): Promise<Graph> {
  const picked = new Set(ids.length > 0 ? ids : boxesOf(graph).keys());
  const answer = await new ELK().layout(toElkGraph(graph, types, picked));
  return placeItems(graph, fromElkGraph(graph, answer)).graph;
}

const boxIn = (graph: Graph, id: string): Box =>
  boxesOf(graph).get(id) ?? { x: 0, y: 0, width: 0, height: 0 };

describe("the layout", () => {
  it("sets nodes apart, from left to right, on the grid, the first branch above the second", async () => {
    const laid = await arrange(heap);
    const boxes = laid.nodes.map(({ id }) => boxIn(laid, id));
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    for (const { source, target } of heap.edges)
      expect(boxIn(laid, source).x).toBeLessThan(boxIn(laid, target).x);
    expect(boxes.every(({ x, y }) => x % 16 === 0 && y % 16 === 0)).toBe(true);
    expect(boxIn(laid, "left").y).toBeLessThan(boxIn(laid, "right").y);
  });

  it("moves a note with the node that it stands beside", async () => {
    const laid = await arrange(heap);
    const by = (id: string) => boxIn(laid, id).x - boxIn(heap, id).x;
    expect(by("note")).toBe(by("markets"));
  });

  it("leaves alone what was not picked", async () => {
    const laid = await arrange(heap, "fork", "left", "right");
    expect(boxIn(laid, "markets")).toEqual(boxIn(heap, "markets"));
    expect(boxIn(laid, "alone")).toEqual(boxIn(heap, "alone"));
    expect(boxIn(laid, "left").x).toBeGreaterThan(boxIn(laid, "fork").x);
  });

  it("keeps together what a group holds, and its frame around it", async () => {
    const spread = {
      ...heap,
      nodes: heap.nodes.map((node, index) => ({ ...node, position: { x: index * 400, y: 0 } })),
    };
    const grouped = groupItems(spread, new Set(["left", "right"]), () => 0.3).graph;
    const laid = await arrange(grouped);
    const [group] = groupsOf(laid);
    expect(group && [...membersOf(laid, group)].sort()).toEqual(["left", "right"]);
  });
});
