import { describe, expect, it } from "vitest";
import { assertWorkflow } from "@/lib/workflows/assert-workflow";
import type { Graph } from "@/lib/workflows/graph";
import { missExpectation } from "@/lib/workflows/meet-expectation";
import { makeEdge, makeMarket, makeNode } from "../../support/make";

const markets = [
  makeMarket({ id: "1", volume24h: 10_000 }),
  makeMarket({ id: "2", volume24h: 10 }),
];
const graph = (...assertions: unknown[]): Graph => ({
  nodes: [
    makeNode("start", "start"),
    makeNode("stream", "polymarket-stream"),
    makeNode("big", "filter", {
      config: {
        match: "all",
        conditions: [{ field: "volume24h", operator: "gt", value: "{{min}}" }],
      },
    }),
    makeNode("words", "llm-analysis", { config: { prompt: "Say it" } }),
    makeNode("end", "end"),
  ],
  edges: [
    makeEdge("start", "stream"),
    makeEdge("stream", "big"),
    makeEdge("big", "words"),
    makeEdge("words", "end"),
  ],
  variables: { min: 5000 },
  assertions,
});
const ctx = { now: () => new Date("2026-11-21T00:00:00Z"), signal: new AbortController().signal };
const run = async (...assertions: unknown[]) => assertWorkflow(ctx, graph(...assertions));
const pinned = { stream: markets };
const words = { text: "All quiet", provider: "rules", model: "rules-1" };

describe("assertions of a workflow", () => {
  it.each<[name: string, assertion: object]>([
    [
      "a filter keeps",
      {
        node: "big",
        pinned,
        expect: [
          { path: "length", operator: "eq", value: 1 },
          { path: "0.id", operator: "eq", value: "1" },
        ],
      },
    ],
    [
      "variables are put over the workflow's",
      {
        node: "big",
        pinned,
        variables: { min: 1 },
        expect: [{ path: "length", operator: "eq", value: 2 }],
      },
    ],
    [
      "what follows a pinned node",
      {
        node: "end",
        pinned: { words },
        expect: [{ path: "text", operator: "starts_with", value: "All" }],
      },
    ],
    ["no expectation but success", { node: "big", pinned }],
    [
      "an error that is wished for",
      { node: "big", pinned: { stream: "no list" }, status: "error" },
    ],
  ])("hold: %s", async (_name, assertion) => {
    expect(await run({ id: "x", ...assertion })).toEqual([
      {
        id: "x",
        name: "x",
        node: (assertion as { node: string }).node,
        passed: true,
        failures: [],
      },
    ]);
  });

  it.each<[name: string, assertion: object, message: string]>([
    [
      "another value",
      { node: "big", pinned, expect: [{ path: "length", operator: "eq", value: 2 }] },
      "length: eq 2, but it is 1",
    ],
    [
      "no value",
      { node: "big", pinned, expect: [{ path: "7.id", operator: "not_null" }] },
      "7.id: not_null, but it is not there",
    ],
    [
      "success for an error",
      { node: "big", pinned: { stream: "no list" } },
      "status: success, but it is error: ",
    ],
    [
      "a source that is not pinned",
      { node: "big" },
      "Pin the output of stream: it reaches outside of the run",
    ],
    [
      "a model that is not pinned",
      { node: "end", pinned },
      "Pin the output of words: it reaches outside of the run",
    ],
    [
      "a look at what reaches outside",
      { node: "words", pinned },
      "words reaches outside of the run: look at what follows it",
    ],
    ["a node that is gone", { node: "gone", pinned: { lost: 1 } }, "There is no node gone"],
  ])("do not hold: %s", async (_name, assertion, message) => {
    const [result] = await run({ id: "x", name: "Named", ...assertion });
    expect(result).toMatchObject({ name: "Named", passed: false });
    expect(result?.failures[0]?.message).toContain(message);
  });

  it("go by their own pins, not by those that were left on the canvas", async () => {
    const left = graph({
      id: "x",
      node: "big",
      pinned,
      expect: [{ path: "length", operator: "eq", value: 1 }],
    });
    left.nodes = left.nodes.map((node) => (node.id === "big" ? { ...node, pinned: [] } : node));
    expect((await assertWorkflow(ctx, left))[0]?.passed).toBe(true);
  });

  it.each([
    [null, "assertions.0: "],
    [{ id: "x" }, "assertions.0.node: "],
    [{ id: "x", node: "big", expect: [{ operator: "like" }] }, "assertions.0.expect.0.operator: "],
  ])("that cannot be read are told: %j", async (assertion, message) => {
    const [result] = await run(assertion);
    expect(result?.passed).toBe(false);
    expect(result?.failures[0]?.message).toContain(message);
  });

  it("are all told, and at most a hundred are run", async () => {
    expect(
      (await run({ id: "a", node: "gone" }, { id: "b", node: "big" })).map(({ passed }) => passed),
    ).toEqual([false, false]);
    const many = Array.from({ length: 101 }, (_, index) => ({
      id: `${index}`,
      node: "big",
      pinned,
    }));
    expect((await run(...many))[0]?.failures[0]?.message).toBe("At most 100 assertions, not 101");
    expect(await run()).toEqual([]);
  });

  it("end when the caller goes", async () => {
    const results = await assertWorkflow(
      { ...ctx, signal: AbortSignal.abort() },
      graph({ id: "x", node: "big", pinned }),
    );
    expect(results[0]?.failures).toEqual([{ message: "It was not done in time" }]);
  });
});

const output = {
  n: 5,
  text: "abc",
  list: [1, { a: null }],
  none: null,
  when: "2026-11-21T00:00:00Z",
};

describe("an expectation", () => {
  it.each([
    ["n", "eq", 5, true],
    ["n", "eq", "5", false],
    ["n", "neq", 4, true],
    ["n", "gt", 4, true],
    ["n", "gte", 5, true],
    ["n", "lt", 5, false],
    ["n", "lte", 5, true],
    ["n", "gt", "4", false],
    ["when", "lt", "2026-11-22T00:00:00Z", true],
    ["text", "contains", "b", true],
    ["text", "starts_with", "b", false],
    ["text", "in", ["x", "abc"], true],
    ["text.length", "eq", 3, true],
    ["list.length", "eq", 2, true],
    ["list", "contains", { a: null }, true],
    ["list.1", "eq", { a: null }, true],
    ["list.1.a", "is_null", undefined, true],
    ["none", "is_null", undefined, true],
    ["gone.deeper", "is_null", undefined, true],
    ["n", "not_null", undefined, true],
    ["", "not_null", undefined, true],
    ["constructor", "is_null", undefined, true],
    ["__proto__.polluted", "is_null", undefined, true],
    ["list", "eq", { "0": 1, "1": { a: null } }, false],
  ] as const)("%s %s %j: %s", (path, operator, value, want) => {
    expect(missExpectation(output, { path, operator, value }) === null).toBe(want);
  });
});
