import { describe, expect, it } from "vitest";
import { findRows, sortRows } from "@/lib/workflows/arrange-rows";
import { diffOutputs } from "@/lib/workflows/diff-outputs";
import { toExpressionPath } from "@/lib/workflows/expression-path";
import { estimateCost } from "@/lib/workflows/estimate-cost";
import { estimateGraph } from "@/lib/workflows/estimate-graph";
import { findAssertionProblems } from "@/lib/workflows/find-assertion-problems";
import { findStaleNodes } from "@/lib/workflows/find-stale-nodes";
import type { Graph } from "@/lib/workflows/graph";
import { describeNodeTypes } from "@/lib/workflows/list-node-types";
import { findExpressionProblems, previewExpression } from "@/lib/workflows/preview-expression";
import { chooseRun } from "@/lib/workflows/run-choice";
import { IDLE_RUN, type NodeView } from "@/lib/workflows/run-view";
import { operatorsFor, toRowType, toSampleFields } from "@/lib/workflows/sample-fields";
import { suggestFix } from "@/lib/workflows/suggest-fix";
import { UNKNOWN } from "@/lib/workflows/expression/value-type";
import { makeEdge, makeNode } from "@/tests/support/make";

const chain = (...ids: string[]): Graph => ({
  nodes: ids.map((id) => makeNode(id, "limit")),
  edges: ids.slice(1).map((id, index) => makeEdge(ids[index] ?? "", id)),
});

const done = (output: unknown): NodeView => ({
  status: "success",
  hasOutput: true,
  output,
  text: "",
  log: [],
});

describe("toExpressionPath", () => {
  it.each([
    [[0, "price"], true, "price"],
    [[3, "outcomes", 0, "price"], true, "outcomes[0].price"],
    [[2], true, "input"],
    [["data", "score"], false, "data.score"],
    [["odd name", "x"], false, 'input["odd name"].x'],
    [[0, "in"], true, 'input["in"]'],
    [[], false, "input"],
  ] as const)("names %j of a list: %j", (path, isList, want) => {
    expect(toExpressionPath(path, isList)).toBe(want);
  });
});

describe("findStaleNodes", () => {
  const ran = chain("a", "b", "c");
  it("is nothing for a node that moved or has another name", () => {
    const now = { ...ran, nodes: ran.nodes.map((node) => ({ ...node, label: "x" })) };
    expect([...findStaleNodes(ran, now)]).toEqual([]);
  });
  it("is a changed node and what follows it", () => {
    const now = {
      ...ran,
      nodes: ran.nodes.map((node) => (node.id === "b" ? { ...node, config: { count: 1 } } : node)),
    };
    expect([...findStaleNodes(ran, now)].sort()).toEqual(["b", "c"]);
  });
  it("is all where a variable changed", () => {
    expect(findStaleNodes(ran, { ...ran, variables: { n: 1 } }).size).toBe(3);
  });
});

describe("chooseRun", () => {
  const graph = chain("a", "b", "c");
  const view = { ...IDLE_RUN, nodes: { a: done([1]), b: done([2]) } };
  const fresh = new Set<string>();
  it.each([
    ["until", fresh, { untilNode: "c" }],
    ["only", fresh, { fromNode: "c", untilNode: "c", pinned: { b: [2] } }],
    ["from", fresh, { fromNode: "c", pinned: { b: [2] } }],
    ["only", new Set(["b"]), { fromNode: "c", untilNode: "c", pinned: { a: [1] } }],
    ["only", new Set(["a", "b"]), { fromNode: "c", untilNode: "c" }],
  ] as const)("%s with %j changed since", (scope, stale, want) => {
    expect(chooseRun(scope, "c", graph, view, stale)).toEqual(want);
  });
  it("runs a branching node again, since a pin leaves by no branch", () => {
    const branching = {
      ...graph,
      edges: [makeEdge("a", "b"), { ...makeEdge("b", "c"), branch: "true" }],
    };
    expect(chooseRun("only", "c", branching, view, fresh)).toMatchObject({ pinned: { a: [1] } });
  });
  it("takes no head of a large output for the whole", () => {
    const large = { ...view, nodes: { ...view.nodes, b: { ...done([2]), ref: "b" } } };
    expect(chooseRun("only", "c", graph, large, fresh)).toMatchObject({ pinned: { a: [1] } });
  });
});

describe("samples", () => {
  const rows = [
    { title: "A", price: null, data: { score: 1 }, edge: { value: 0.2, n: 3 } },
    { title: "B", price: 0.4 },
  ];
  it("names fields with their kind and a value that is known", () => {
    expect(toSampleFields(toRowType(UNKNOWN, rows), rows)).toEqual([
      { path: "title", kind: "text", example: "A" },
      { path: "price", kind: "number", example: 0.4 },
      { path: "data.score", kind: "number", example: 1 },
      { path: "edge", kind: "number", example: 0.2 },
    ]);
  });
  it.each([
    ["number", ["eq", "gt"]],
    ["text", ["eq", "contains"]],
    ["unknown", ["eq", "gt", "contains"]],
  ] as const)("offers for a %s %j", (kind, want) => {
    expect(operatorsFor(kind, ["eq", "gt", "contains"])).toEqual(want);
  });
  it("gives the value of an expression for each row, and its fault where it has one", () => {
    expect(previewExpression("price * 2", rows, {}, new Date(0))).toEqual([
      { value: null },
      { value: 0.8 },
    ]);
    expect(previewExpression("price *", rows, {}, new Date(0))).toBeNull();
    const [problem] = findExpressionProblems("pricy * 2", toRowType(UNKNOWN, rows), UNKNOWN);
    expect(problem).toMatchObject({ start: 0, end: 5 });
  });
});

describe("suggestFix", () => {
  const info = (type: string) => describeNodeTypes().find((each) => each.type === type);
  const fixOf = (type: string, config: Record<string, unknown>, field: string, message: string) =>
    suggestFix(
      { nodeId: "n", code: "bad-config", field, message },
      makeNode("n", type, { config }),
      info(type),
    )?.config;
  it.each([
    ["limit", { count: 0 }, "count", "count: Too small: expected number to be >=1", { count: 1 }],
    [
      "sort",
      { by: ["-volum24h"] },
      "by.0",
      "by.0: unknown field `volum24h`; did you mean `volume24h`?",
      { by: ["-volume24h"] },
    ],
    [
      "compute",
      { fields: [{ name: "a", expression: "pric * 2" }] },
      "fields.0.expression",
      "unknown field `pric`; did you mean `price`?",
      { fields: [{ name: "a", expression: "price * 2" }] },
    ],
    ["limit", { count: 1, cont: 2 }, "cont", 'cont: Unrecognized key: "cont"', { count: 1 }],
    [
      "filter",
      { match: "al" },
      "match",
      'match: Invalid option: expected one of "all"|"any"',
      { match: "all" },
    ],
  ])("mends %s %j", (type, config, field, message, want) => {
    expect(fixOf(type, config, field, message)).toEqual(want);
  });
  it("offers nothing where nothing surely mends", () => {
    expect(fixOf("limit", { count: 1 }, "count", "count: is odd")).toBeUndefined();
  });
});

describe("rows of a table", () => {
  const rows = [{ a: 2 }, { a: null }, { a: 10 }];
  it.each([
    ["down", [10, 2, null]],
    ["up", [2, 10, null]],
  ] as const)("sort %s with the unknown last", (direction, want) => {
    expect(sortRows(rows, { column: "a", direction }).map(({ a }) => a)).toEqual(want);
  });
  it("are found by any cell", () =>
    expect(findRows([{ a: "Yes" }, { a: "No" }], "yE")).toHaveLength(1));
});

describe("diffOutputs", () => {
  it("tells rows by their key", () => {
    const { changes } = diffOutputs(
      [{ id: "1", price: 0.4 }, { id: "2" }],
      [{ id: "3" }, { id: "1", price: 0.5 }],
    );
    expect(changes).toEqual([
      { kind: "added", at: "3" },
      { kind: "changed", at: "1", field: "price", before: 0.4, after: 0.5 },
      { kind: "removed", at: "2" },
    ]);
  });
  it("else leaf by leaf", () => {
    expect(diffOutputs({ a: [1, 2] }, { a: [1, 3] }).changes).toEqual([
      { kind: "changed", at: "a[1]", before: 2, after: 3 },
    ]);
  });
  it("says where it is cut", () => {
    const list = (value: number) => ({ a: Array.from({ length: 900 }, () => value) });
    expect(diffOutputs(list(1), list(2)).isCut).toBe(true);
  });
});

describe("findAssertionProblems", () => {
  const nodes = [makeNode("a", "end")];
  it.each([
    [{ nodes }, []],
    [{ nodes, assertions: [{ id: "1", node: "a" }] }, []],
    [{ nodes, assertions: 7 }, ["assertions"]],
    [{ nodes, assertions: [{ id: "1", node: "b" }] }, ["assertions.0.node"]],
    [
      { nodes, assertions: [{ id: "1", node: "a", expect: [{ operator: "is" }] }] },
      ["assertions.0.expect.0.operator"],
    ],
    [{ nodes, assertions: [{ id: "1", node: "a", pinned: { z: 1 } }] }, ["assertions.0.pinned.z"]],
  ])("of %j: %j", (raw, want) => {
    expect(findAssertionProblems(raw).map(({ field }) => field)).toEqual(want);
  });
});

describe("estimateCost", () => {
  const base = {
    nodeId: "n",
    provider: "openai" as const,
    model: "gpt-5-mini",
    promptCharacters: 400,
    maxItems: 10,
    sources: [{ size: 8000, items: 20, outputTokens: null }],
    earlier: null,
  };
  it.each([
    ["the items that are read, of their mean size", {}, 1300, (1300 * 0.25 + 600 * 2) / 1e6],
    [
      "an answer as long as the last",
      { earlier: { size: 1, items: null, outputTokens: 100 } },
      1300,
      (1300 * 0.25 + 100 * 2) / 1e6,
    ],
    ["the rules", { provider: "rules" as const }, 0, 0],
    ["what no run has told", { sources: [null] }, null, null],
    ["a model without a known price", { model: "other" }, 1300, null],
  ])("of %s", (_name, more, inputTokens, usd) => {
    const estimate = estimateCost({ ...base, ...more });
    expect(estimate.inputTokens).toBe(inputTokens);
    expect(estimate.usd === null ? null : Number(estimate.usd.toFixed(8))).toBe(
      usd === null ? null : Number(usd.toFixed(8)),
    );
    expect(estimate.basis).not.toBe("");
  });
});

describe("estimateGraph", () => {
  const asks = makeNode("ask", "llm-analysis", {
    config: { prompt: "x".repeat(400), provider: "openai", model: "gpt-5-mini" },
  });
  const body = { nodes: [makeNode("in", "start"), asks], edges: [makeEdge("in", "ask")] };
  const steps = new Map([
    ["markets", { size: 8000, items: 20, outputTokens: null }],
    ["/each/0/ask", { size: 1, items: null, outputTokens: 100 }],
  ]);
  const around = (type: string, config: Record<string, unknown>) => ({
    nodes: [makeNode("markets", "polymarket-stream"), makeNode("each", type, { config })],
    edges: [makeEdge("markets", "each")],
  });
  const bodies = new Map([["w", body]]);
  // 200 of rules, 100 of the question, 100 of an item; 2000 where the whole list comes in.
  it.each([
    ["a for-each, as often as items come in", "for-each", { body }, steps, 20 * 400, 20 * 100],
    ["a called workflow", "for-each", { workflowId: "w" }, steps, 20 * 400, 20 * 100],
    ["a sub-workflow, once", "sub-workflow", { body }, new Map([...steps].slice(0, 1)), 2300, 600],
    ["a for-each before any run", "for-each", { body }, new Map(), null, 600],
  ])("counts the models inside of %s", (_name, type, config, known, inputTokens, outputTokens) => {
    const rows = estimateGraph(around(type, config), { env: {}, steps: known, bodies });
    expect(rows).toMatchObject([{ nodeId: "each", inputTokens, outputTokens }]);
    const micro = inputTokens === null ? null : inputTokens * 0.25 + outputTokens * 2;
    expect(rows.map(({ usd }) => usd && Math.round(usd * 1e6))).toEqual([micro]);
  });

  it("ends at the budget of a for-each, and counts nothing that is bypassed or not there", () => {
    const graph = around("for-each", { body, budgetUsd: 0.001 });
    const [row] = estimateGraph(graph, { env: {}, steps, bodies });
    expect(row).toMatchObject({ usd: 0.001, basis: expect.stringContaining("ends it at $0.001") });
    const bypassed = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, disabled: true })) };
    expect(estimateGraph(bypassed, { env: {}, steps, bodies })).toEqual([]);
    const gone = around("for-each", { workflowId: "other" });
    expect(estimateGraph(gone, { env: {}, steps, bodies })).toEqual([]);
  });

  it("ends where workflows call each other", () => {
    const loop = around("sub-workflow", { workflowId: "loop" });
    expect(estimateGraph(loop, { env: {}, steps, bodies: new Map([["loop", loop]]) })).toEqual([]);
  });
});
