import { describe, expect, it } from "vitest";
import { findProblems } from "@/lib/workflows/find-problems";
import { nodeTypeByName, nodeTypes } from "@/lib/workflows/nodes";
import { runWorkflow } from "@/lib/workflows/run-workflow";
import {
  makeEdge,
  makeMarket,
  makeNode,
  makePlan,
  makePorts,
  makeRunLog,
} from "@/tests/support/make";

const markets = Array.from({ length: 40 }, (_, index) =>
  makeMarket({
    id: `m${index % 30}`,
    category: index % 3 === 0 ? "Sports" : "Crypto",
    volume24h: index % 7 === 0 ? null : index * 100,
    price: (index % 30) / 30,
  }),
);

const graph = {
  nodes: [
    makeNode("a", "polymarket-stream"),
    makeNode("b", "polymarket-stream"),
    makeNode("merge", "merge"),
    makeNode("dedupe", "dedupe", { config: { by: ["id"] } }),
    makeNode("compute", "compute", {
      config: { fields: [{ name: "odds", expression: "price / (1 - price)" }] },
    }),
    makeNode("filter", "filter", {
      config: { conditions: [{ field: "odds", operator: "gte", value: 1 }] },
    }),
    makeNode("sort", "sort", { config: { by: ["-volume24h"] } }),
    makeNode("limit", "limit", { config: { count: 5 } }),
    makeNode("branch", "branch", { config: { condition: "any(input, volume24h > $least)" } }),
    makeNode("groups", "aggregate", {
      config: { by: ["category"], measures: [{ name: "best", function: "max", of: "odds" }] },
    }),
    makeNode("join", "join", { config: { left: "limit", leftKeys: ["category"], kind: "left" } }),
    makeNode("short", "select", {
      config: {
        fields: [
          { name: "id", expression: "id" },
          { name: "best", expression: "best" },
        ],
      },
    }),
    makeNode("end", "end"),
    makeNode("never", "end"),
  ],
  edges: [
    makeEdge("a", "merge"),
    makeEdge("b", "merge"),
    makeEdge("merge", "dedupe"),
    makeEdge("dedupe", "compute"),
    makeEdge("compute", "filter"),
    makeEdge("filter", "sort"),
    makeEdge("sort", "limit"),
    makeEdge("limit", "branch"),
    makeEdge("branch", "groups", "true"),
    makeEdge("branch", "never", "false"),
    makeEdge("limit", "join"),
    makeEdge("groups", "join"),
    makeEdge("join", "short"),
    makeEdge("short", "end"),
  ],
  variables: { least: 1000 },
};

describe("the transforms in one run", () => {
  it("give what their words say", async () => {
    expect(findProblems(graph)).toEqual([]);
    const { log } = makeRunLog();
    const run = runWorkflow({
      plan: makePlan(graph, nodeTypeByName),
      runId: "r",
      ports: makePorts({ markets: { list: async () => markets } }),
      log,
      nextSeq: 1,
      signal: new AbortController().signal,
    });
    const finished = await run.finished;
    expect(finished).toMatchObject({
      status: "success",
      outputs: {
        end: ["m29", "m27", "m26", "m25", "m24"].map((id) => ({
          id,
          best: expect.closeTo(Number(id.slice(1)) % 3 === 0 ? 9 : 29),
        })),
      },
    });
  });

  it("name a field that one of them took away", () => {
    const broken = {
      ...graph,
      nodes: graph.nodes.map((node) =>
        node.id === "short"
          ? { ...node, config: { fields: [{ name: "x", expression: "right_titel" }] } }
          : node,
      ),
    };
    expect(findProblems(broken)).toMatchObject([
      { nodeId: "short", field: "fields.0.expression", code: "bad-config" },
    ]);
  });
});

it.each(nodeTypes.map((type) => [type.type, type] as const))(
  "the example of %s stands alone",
  (type, { example }) => {
    const node = makeNode("n", type, { config: example.config as Record<string, unknown> });
    expect(findProblems({ nodes: [node], edges: [] })).toEqual([]);
  },
);
