import { describe, expect, it } from "vitest";
import { applyOperations } from "@/lib/copilot/apply-operations.ts";
import type { Operation } from "@/lib/copilot/operation.ts";
import { readOperations } from "@/lib/copilot/read-operations.ts";
import { overlaps, positionOf } from "@/lib/workflows/canvas-geometry.ts";
import type { Graph } from "@/lib/workflows/graph.ts";
import { makeEdge, makeNode } from "../../support/make.ts";

const graph: Graph = {
  nodes: [
    makeNode("a", "start", { position: { x: 0, y: 0 } }),
    makeNode("b", "limit", { position: { x: 304, y: 0 }, config: { count: 5, offset: 1 } }),
  ],
  edges: [makeEdge("a", "b")],
};
const frozen = structuredClone(graph);

describe("applyOperations", () => {
  it.each<{ name: string; operations: Operation[]; want: object }>([
    {
      name: "adds and connects",
      operations: [
        { op: "add_node", node: "c", type: "end", config: {} },
        { op: "connect", source: "b", target: "c" },
      ],
      want: {
        nodes: [{ id: "a" }, { id: "b" }, { id: "c", type: "end" }],
        edges: [{}, { source: "b", target: "c" }],
      },
    },
    {
      name: "puts fields over those that are there, and takes out by null",
      operations: [{ op: "set_config", node: "b", config: { count: 9, offset: null } }],
      want: { nodes: [{}, { config: { count: 9 } }] },
    },
    {
      name: "removes a node with its edges",
      operations: [{ op: "remove_node", node: "b" }],
      want: { nodes: [{ id: "a" }], edges: [] },
    },
    {
      name: "sets a variable whose name is a trap",
      operations: [{ op: "set_variable", name: "__proto__", value: 1 }],
      want: { variables: JSON.parse('{"__proto__":1}') },
    },
  ])("$name", ({ operations, want }) => {
    const applied = applyOperations(graph, operations);
    expect(applied.faults).toEqual([]);
    expect(applied.graph).toMatchObject(want);
    expect(graph).toEqual(frozen);
  });

  it.each<{ operation: Operation; fault: RegExp }>([
    { operation: { op: "add_node", node: "a", type: "end", config: {} }, fault: /already/ },
    { operation: { op: "connect", source: "a", target: "x" }, fault: /no node x/ },
    { operation: { op: "disconnect", source: "b", target: "a" }, fault: /not connected/ },
    { operation: { op: "remove_node", node: "x" }, fault: /no node x/ },
    { operation: { op: "set_config", node: "x", config: {} }, fault: /no node x/ },
  ])("names what cannot be done: $operation.op", ({ operation, fault }) => {
    const applied = applyOperations(graph, [operation]);
    expect(applied.faults).toEqual([{ index: 0, message: expect.stringMatching(fault) }]);
    expect(applied.graph).toEqual(graph);
  });

  it("leaves every node where it was and hides no new one", () => {
    const operations = ["c", "d", "e"].flatMap((node): Operation[] => [
      { op: "add_node", node, type: "end", config: {} },
      { op: "connect", source: "a", target: node },
    ]);
    const { nodes } = applyOperations(graph, operations).graph;
    expect(nodes.slice(0, 2)).toEqual(graph.nodes);
    const places = nodes.map(positionOf);
    for (const [index, place] of places.entries())
      expect(places.slice(0, index).some((other) => overlaps(place, other))).toBe(false);
  });
});

describe("a node between two others", () => {
  it("pushes on what is right of it", () => {
    const { nodes } = applyOperations(graph, [
      { op: "add_node", node: "m", type: "limit", config: {} },
      { op: "disconnect", source: "a", target: "b" },
      { op: "connect", source: "a", target: "m" },
      { op: "connect", source: "m", target: "b" },
    ]).graph;
    const at = (id: string) => nodes.find((node) => node.id === id)?.position;
    expect(at("a")).toEqual({ x: 0, y: 0 });
    expect(at("m")).toEqual({ x: 304, y: 0 });
    expect(at("b")).toEqual({ x: 608, y: 0 });
  });
});

describe("readOperations", () => {
  it.each([
    { answer: null, reason: "operations is no list" },
    { answer: { operations: [] }, reason: "there is no operation" },
    { answer: { operations: [{ op: "run" }] }, reason: /operation 1: op/ },
    {
      answer: { operations: [{ op: "remove_node", node: "a", force: true }] },
      reason: /operation 1/,
    },
  ])("says why $answer is none", ({ answer, reason }) => {
    expect(readOperations(answer).reasons).toEqual([expect.stringMatching(reason)]);
  });

  it("keeps what can be read", () => {
    const read = readOperations({
      summary: "S",
      operations: [{ op: "remove_node", node: "a" }, { op: "??" }],
    });
    expect(read.operations).toEqual([{ op: "remove_node", node: "a" }]);
    expect(read.reasons).toHaveLength(1);
  });
});
