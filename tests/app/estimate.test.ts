import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as estimateRoute from "@/app/api/workflows/estimate/route.ts";
import * as executeRoute from "@/app/api/execute-workflow/route.ts";
import * as workflowsRoute from "@/app/api/workflows/route.ts";
import type { Workflow } from "@/lib/workflows/api.ts";
import type { RunEstimate } from "@/lib/workflows/estimate-api.ts";
import type { Graph } from "@/lib/workflows/graph.ts";
import { callRoute, startApp } from "../support/app.ts";
import { makeEdge, makeNode } from "../support/make.ts";

vi.setConfig({ testTimeout: 60_000 });

let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
let strangerToken: string;

beforeAll(async () => {
  app = await startApp();
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  ({ accessToken: strangerToken } = await app.createUser("other@example.com", "correct horse"));
}, 120_000);
afterAll(() => app?.stop());

const post = async <T>(
  route: Parameters<typeof callRoute>[0],
  path: string,
  body: object,
  token: string | undefined = accessToken,
) => {
  const response = await callRoute(route, `POST ${path}`, {
    body,
    ...(token !== undefined && { accessToken: token }),
  });
  return { status: response.status, body: (await response.json()) as { data: T; error: object } };
};
const create = async (graph: Graph, token = accessToken) =>
  (await post<Workflow>(workflowsRoute, "/api/workflows", { name: "Cost", graph }, token)).body
    .data;
const estimate = (workflowId: string, graph: unknown, token?: string) =>
  post<RunEstimate>(estimateRoute, "/api/workflows/estimate", { workflowId, graph }, token);

const rows = Array.from({ length: 20 }, (_, index) => ({ title: `Row ${index}`.padEnd(40, ".") }));
const asks = makeNode("ask", "llm-analysis", {
  config: { prompt: "Why?", provider: "openai", model: "gpt-5-mini", maxItems: 10 },
});
/** A list that is written out, cut by a limit, and asked about. */
const graph: Graph = {
  nodes: [makeNode("list", "start", { pinned: rows }), makeNode("few", "limit"), asks],
  edges: [makeEdge("list", "few"), makeEdge("few", "ask")],
};

describe("POST /api/workflows/estimate", () => {
  it("knows nothing before a run, and counts by what the newest run's nodes put out", async () => {
    const { id } = await create(graph);
    const before = await estimate(id, graph);
    expect(before).toMatchObject({ status: 200, body: { data: { usd: null } } });
    expect(before.body.data.nodes).toMatchObject([
      { nodeId: "ask", inputTokens: null, usd: null, basis: "no run yet says how much comes in" },
    ]);

    const ran = await callRoute(executeRoute, "POST /api/execute-workflow", {
      accessToken,
      body: { workflowId: id, untilNode: "few" },
    });
    expect(await ran.text()).toContain("run_finished");
    const { nodes, usd } = (await estimate(id, graph)).body.data;
    expect(nodes).toMatchObject([{ nodeId: "ask", outputTokens: 600, usd }]);
    // Ten rows of about fifty characters, the question, and the rules of every call.
    expect(nodes[0]?.inputTokens).toBeGreaterThan(300);
    expect(nodes[0]?.inputTokens).toBeLessThan(500);
    expect(usd).toBeGreaterThan(0);
  });

  it("counts the models of a called workflow as often as items come in, of the caller's own only", async () => {
    const body: Graph = {
      nodes: [makeNode("in", "start"), asks],
      edges: [makeEdge("in", "ask")],
    };
    const around = (workflowId: string): Graph => ({
      nodes: [
        makeNode("list", "start", { pinned: rows }),
        makeNode("each", "for-each", { config: { workflowId } }),
      ],
      edges: [makeEdge("list", "each")],
    });
    const called = await create(body);
    const { id } = await create(around(called.id));
    const { nodes } = (await estimate(id, around(called.id))).body.data;
    expect(nodes).toMatchObject([{ nodeId: "each", basis: expect.stringMatching(/^20 times: /) }]);
    const foreign = await create(body, strangerToken);
    expect((await estimate(id, around(foreign.id))).body.data).toEqual({ nodes: [], usd: 0 });
  });

  it.each([
    ["a graph that asks no model", { nodes: [makeNode("a", "start")], edges: [] }],
    ["a model that is bypassed", { ...graph, nodes: [{ ...asks, disabled: true }], edges: [] }],
  ])("is nothing for %s", async (_name, of) => {
    const { id } = await create(graph);
    expect((await estimate(id, of)).body.data).toEqual({ nodes: [], usd: 0 });
  });

  it("refuses a stranger without a session, and what is no graph", async () => {
    const { id } = await create(graph);
    const response = await callRoute(estimateRoute, "POST /api/workflows/estimate", {
      body: { workflowId: id, graph },
    });
    expect(response.status).toBe(401);
    expect((await estimate(id, { nodes: "x" })).status).toBe(400);
    expect((await estimate("not-an-id", graph)).status).toBe(400);
  });

  it("tells a stranger nothing of another's runs", async () => {
    const { id } = await create(graph);
    const { nodes } = (await estimate(id, graph, strangerToken)).body.data;
    expect(nodes).toMatchObject([{ inputTokens: null, usd: null }]);
  });
});
