import { describe, expect, it } from "vitest";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { branchesOf, type NodeTypes, whyNotConnect } from "@/lib/workflows/can-connect";
import type { Graph } from "@/lib/workflows/graph";

const port = (kind: string) => ({ kind, schema: {} });

const makeType = (type: string, change: Partial<NodeTypeInfo>): NodeTypeInfo => ({
  type,
  label: type,
  description: "",
  category: "transform",
  icon: "circle",
  version: 1,
  configSchema: {},
  input: port("any"),
  output: port("any"),
  branches: [],
  example: { config: {} },
  docs: "",
  ...change,
});

const types: NodeTypes = new Map(
  [
    makeType("source", { input: null, output: port("markets") }),
    makeType("filter", { input: port("markets"), output: port("markets") }),
    makeType("text", { input: port("text"), output: port("text") }),
    makeType("branch", { branches: ["true", "false"] }),
    makeType("end", { output: null }),
    makeType("sort", { input: port("table"), output: port("same") }),
    makeType("merge", { input: port("parents"), output: port("table") }),
    makeType("alerts", { input: port("signals"), output: null }),
  ].map((info) => [info.type, info]),
);

const graph: Graph = {
  nodes: ["source", "filter", "text", "branch", "end", "sort", "merge", "alerts"].map((type) => ({
    id: type,
    type,
    config: {},
  })),
  edges: [
    { id: "1", source: "source", target: "filter" },
    { id: "2", source: "filter", target: "branch" },
    { id: "3", source: "branch", target: "end", branch: "true" },
    { id: "4", source: "source", target: "sort" },
  ],
};

describe("whyNotConnect", () => {
  it.each([
    { source: "filter", target: "end", want: null },
    { source: "branch", target: "end", branch: "false", want: null },
    { source: "branch", target: "end", branch: "true", want: "These are connected already" },
    { source: "filter", target: "filter", want: "A node cannot feed itself" },
    { source: "branch", target: "filter", want: "This would close a loop" },
    { source: "filter", target: "source", want: "This would close a loop" },
    { source: "text", target: "source", want: "source takes no input" },
    { source: "end", target: "text", want: "end puts nothing out" },
    { source: "filter", target: "text", want: "text takes text, and filter puts out markets" },
    { source: "source", target: "merge", want: null },
    { source: "sort", target: "merge", want: null },
    {
      source: "branch",
      target: "sort",
      want: "sort takes one input; put a merge or a join before it",
    },
    {
      source: "text",
      target: "merge",
      want: "merge takes several inputs of rows, and text puts out text",
    },
    { source: "sort", target: "alerts", want: "alerts takes signals, and sort puts out markets" },
    { source: "branch", target: "alerts", want: null },
    { source: "filter", target: "gone", want: "There is no node at one end" },
  ])("$source → $target: $want", ({ want, ...wire }) =>
    expect(whyNotConnect(graph, types, wire)).toBe(want),
  );
});

it("names the branches of the type, of its error handling and of the wires that are there", () => {
  const node = { id: "branch", type: "branch", config: {}, onError: "branch" as const };
  const edges = [...graph.edges, { id: "4", source: "branch", target: "end", branch: "maybe" }];
  expect(branchesOf({ nodes: [node], edges }, node, types.get("branch"))).toEqual([
    "true",
    "false",
    "error",
    "maybe",
  ]);
});
