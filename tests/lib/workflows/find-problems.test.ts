import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findProblems } from "@/lib/workflows/find-problems";
import type { Problem } from "@/lib/workflows/graph";
import { marketBrief } from "@/lib/workflows/templates/market-brief";
import { makeEdge, makeNode } from "@/tests/support/make";

const codes = (graph: unknown) => findProblems(graph).map(({ code }) => code);
const deep = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
const filterWith = (value: unknown) =>
  makeNode("f", "filter", {
    config: { conditions: [{ field: "volume24h", operator: "gt", value }] },
  });

type Row = [name: string, graph: unknown, problems: Partial<Problem>[]];

describe("findProblems", () => {
  it("finds nothing in the seed example", () => {
    expect(findProblems(marketBrief.graph)).toEqual([]);
  });

  it.each<Row>([
    ["no node", { nodes: [], edges: [] }, [{ code: "empty" }]],
    ["no object", [], [{ code: "bad-shape" }]],
    [
      "nodes that are no list",
      { nodes: 5 },
      [{ code: "bad-shape", field: "nodes" }, { code: "empty" }],
    ],
    ["a node that is none", { nodes: [7] }, [{ code: "bad-shape", field: "nodes.0" }]],
    [
      "a node without a type",
      { nodes: [{ id: "a" }] },
      [{ code: "bad-shape", nodeId: "a", field: "nodes.0.type" }],
    ],
    [
      "a bad retry",
      { nodes: [makeNode("a", "end", { retry: { attempts: 0, backoffMs: 1 } })] },
      [{ code: "bad-shape", field: "nodes.0.retry.attempts" }],
    ],
    [
      "an edge without an id",
      { nodes: [makeNode("a", "end")], edges: [{ source: "a", target: "a" }] },
      [{ code: "bad-shape", field: "edges.0.id" }],
    ],
    [
      "two nodes of one id",
      { nodes: [makeNode("a", "end"), makeNode("a", "end")] },
      [{ code: "duplicate-id", nodeId: "a" }],
    ],
    ["an empty id", { nodes: [makeNode("", "end")] }, [{ code: "empty-id" }]],
    [
      "an unknown type",
      { nodes: [makeNode("a", "oracle")] },
      [{ code: "unknown-type", nodeId: "a" }],
    ],
    [
      "a type of the prototype",
      { nodes: [makeNode("a", "constructor")] },
      [{ code: "unknown-type", nodeId: "a" }],
    ],
    [
      "a bad config, with its field",
      { nodes: [filterWith("much")] },
      [{ code: "bad-config", nodeId: "f", field: "conditions.0.value" }],
    ],
    [
      "a config field that is not known",
      { nodes: [makeNode("a", "end", { config: { x: 1 } })] },
      [{ code: "bad-config", nodeId: "a", field: "x" }],
    ],
    [
      "a variable that is not there",
      { nodes: [filterWith("{{least}}")] },
      [{ code: "bad-config", nodeId: "f", field: "conditions.0.value" }],
    ],
    [
      "a variable of the prototype",
      { nodes: [filterWith("{{constructor}}")], variables: {} },
      [{ code: "bad-config", nodeId: "f" }],
    ],
    [
      "a variable of the wrong kind",
      { nodes: [filterWith("{{least}}")], variables: { least: "much" } },
      [{ code: "bad-config", nodeId: "f" }],
    ],
    [
      "an edge to nowhere",
      { nodes: [makeNode("a", "end")], edges: [makeEdge("a", "b")] },
      [{ code: "dangling-edge", edgeId: "a>b" }],
    ],
    [
      "an edge to itself",
      {
        nodes: [makeNode("a", "llm-analysis", { config: { prompt: "x" } })],
        edges: [makeEdge("a", "a")],
      },
      [{ code: "self-loop", edgeId: "a>a", nodeId: "a" }],
    ],
    [
      "an unknown branch",
      {
        nodes: [makeNode("a", "polymarket-stream"), makeNode("b", "end")],
        edges: [makeEdge("a", "b", "maybe")],
      },
      [{ code: "unknown-branch", edgeId: "a>b:maybe", nodeId: "a" }],
    ],
    [
      "an error branch that is not asked for",
      {
        nodes: [makeNode("a", "polymarket-stream"), makeNode("b", "end")],
        edges: [makeEdge("a", "b", "error")],
      },
      [{ code: "unknown-branch" }],
    ],
    [
      "two starts",
      { nodes: [makeNode("a", "start"), makeNode("b", "start")] },
      [{ code: "many-starts", nodeId: "b" }],
    ],
    [
      "a port that cannot take what arrives",
      {
        nodes: [
          makeNode("a", "llm-analysis", { config: { prompt: "x" } }),
          makeNode("b", "filter"),
        ],
        edges: [makeEdge("a", "b")],
      },
      [{ code: "bad-port", nodeId: "b", edgeId: "a>b" }],
    ],
    [
      "a port that two parents reach",
      {
        nodes: [
          makeNode("a", "polymarket-stream"),
          makeNode("c", "polymarket-stream"),
          makeNode("b", "filter"),
        ],
        edges: [makeEdge("a", "b"), makeEdge("c", "b")],
      },
      [{ code: "bad-port", nodeId: "b" }],
    ],
    [
      "an edge into start",
      {
        nodes: [makeNode("a", "polymarket-stream"), makeNode("b", "start")],
        edges: [makeEdge("a", "b")],
      },
      [{ code: "bad-port", nodeId: "b" }],
    ],
    [
      "an edge out of end",
      { nodes: [makeNode("a", "end"), makeNode("b", "end")], edges: [makeEdge("a", "b")] },
      [{ code: "bad-port", nodeId: "a" }],
    ],
    [
      "variables that are no object",
      { nodes: [makeNode("a", "end")], variables: [] },
      [{ code: "bad-shape", field: "variables" }],
    ],
  ])("finds %s", (_, graph, problems) => {
    expect(findProblems(graph)).toMatchObject(problems);
  });

  it.each<[string, unknown]>([
    ["a variable for a value", { nodes: [filterWith("{{least}}")], variables: { least: 5 } }],
    [
      "a variable in a text",
      {
        nodes: [makeNode("a", "llm-analysis", { config: { prompt: "Above {{least}}?" } })],
        variables: { least: 5 },
      },
    ],
    [
      "an error branch that is asked for",
      {
        nodes: [makeNode("a", "polymarket-stream", { onError: "branch" }), makeNode("b", "end")],
        edges: [makeEdge("a", "b", "error")],
      },
    ],
    [
      "ids of the prototype",
      {
        nodes: [makeNode("__proto__", "polymarket-stream"), makeNode("constructor", "end")],
        edges: [makeEdge("__proto__", "constructor")],
      },
    ],
    [
      "markets through a bypassed node",
      {
        nodes: [
          makeNode("a", "polymarket-stream"),
          makeNode("b", "llm-analysis", { disabled: true, config: { prompt: "x" } }),
          makeNode("c", "filter"),
        ],
        edges: [makeEdge("a", "b"), makeEdge("b", "c")],
      },
    ],
    [
      "anything from a pinned node",
      {
        nodes: [
          makeNode("a", "llm-analysis", { pinned: [], config: { prompt: "x" } }),
          makeNode("c", "filter"),
        ],
        edges: [makeEdge("a", "c")],
      },
    ],
    ["no edges at all", { nodes: [makeNode("a", "end")] }],
  ])("takes %s", (_, graph) => {
    expect(findProblems(graph)).toEqual([]);
  });

  it("names the path of a cycle, and each cycle once", () => {
    const ids = ["a", "b", "c", "x", "y"];
    const nodes = ids.map((id) => makeNode(id, "llm-analysis", { config: { prompt: "x" } }));
    const edges = [
      makeEdge("a", "b"),
      makeEdge("b", "c"),
      makeEdge("c", "a"),
      makeEdge("x", "y"),
      makeEdge("y", "x"),
    ];
    expect(findProblems({ nodes, edges })).toEqual([
      { nodeId: "a", code: "cycle", message: "Cycle: a → b → c → a" },
      { nodeId: "x", code: "cycle", message: "Cycle: x → y → x" },
    ]);
  });

  it("lists problems of every kind at once", () => {
    const graph = {
      nodes: [
        makeNode("a", "oracle"),
        makeNode("a", "end"),
        makeNode("", "end"),
        filterWith("much"),
        null,
      ],
      edges: [makeEdge("f", "nowhere"), makeEdge("f", "f")],
    };
    expect(new Set(codes(graph))).toEqual(
      new Set([
        "unknown-type",
        "duplicate-id",
        "empty-id",
        "bad-config",
        "bad-shape",
        "dangling-edge",
        "self-loop",
      ]),
    );
  });

  it.each([
    [
      "1,001 nodes",
      { nodes: Array.from({ length: 1001 }, (_, index) => makeNode(`${index}`, "end")) },
    ],
    [
      "5,001 edges",
      {
        nodes: [makeNode("a", "end")],
        edges: Array.from({ length: 5001 }, (_, index) => ({ id: `${index}` })),
      },
    ],
    ["65 levels", { nodes: [{ ...makeNode("a", "end"), pinned: deep(65) }] }],
    ["100,000 levels", { nodes: deep(5000) }],
    ["more than a mebibyte", { nodes: [makeNode("a", "end", { label: "é".repeat(600_000) })] }],
  ])("refuses %s before it looks closer", (_, graph) => {
    expect(new Set(codes(graph))).toEqual(new Set(["too-large"]));
  });

  it("takes 1,000 nodes and 5,000 edges in under a second", () => {
    const nodes = Array.from({ length: 1000 }, (_, index) =>
      makeNode(`n${index}`, "llm-analysis", { config: { prompt: "x" } }),
    );
    const edges = Array.from({ length: 5000 }, (_, index) => {
      const source = index % 994;
      return {
        id: `e${index}`,
        source: `n${source}`,
        target: `n${source + 1 + Math.floor(index / 994)}`,
      };
    });
    const started = performance.now();
    expect(findProblems({ nodes, edges })).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("takes one cycle through 1,000 nodes without recursion", () => {
    const nodes = Array.from({ length: 1000 }, (_, index) =>
      makeNode(`n${index}`, "llm-analysis", { config: { prompt: "x" } }),
    );
    const edges = nodes.map((node, index) => makeEdge(node.id, `n${(index + 1) % 1000}`));
    expect(codes({ nodes, edges })).toEqual(["cycle"]);
  });

  it("throws on no JSON at all", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (nodes, edges, variables) => {
        expect(
          Array.isArray(
            findProblems({
              nodes: [nodes, { id: "a", type: "filter", config: edges }],
              edges: [edges],
              variables,
            }),
          ),
        ).toBe(true);
        expect(findProblems(nodes).length).toBeGreaterThan(0);
      }),
    );
  });
});
