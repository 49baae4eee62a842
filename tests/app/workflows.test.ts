import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as workflowsRoute from "@/app/api/workflows/route.ts";
import * as workflowRoute from "@/app/api/workflows/[id]/route.ts";
import * as validateRoute from "@/app/api/workflows/validate/route.ts";
import * as nodeTypesRoute from "@/app/api/node-types/route.ts";
import type { Workflow } from "@/lib/workflows/api.ts";
import { marketBrief } from "@/lib/workflows/templates/market-brief.ts";
import { callRoute, startApp } from "../support/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
let strangerToken: string;

beforeAll(async () => {
  app = await startApp();
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  ({ accessToken: strangerToken } = await app.createUser("other@example.com", "correct horse"));
}, 120_000);
afterAll(() => app?.stop());

const read = async (response: Response) => ({
  status: response.status,
  body: await response.json(),
});
const create = async (name: string, graph: unknown = marketBrief.graph) => {
  const { status, body } = await read(
    await callRoute(workflowsRoute, "POST /api/workflows", { accessToken, body: { name, graph } }),
  );
  expect(status).toBe(201);
  return body.data as Workflow;
};
const call = async (method: string, id: string, options: object = {}) =>
  read(
    await callRoute(workflowRoute, `${method} /api/workflows/${id}`, {
      accessToken,
      params: { id },
      ...options,
    }),
  );

describe("saved workflows", () => {
  it("are kept as they were sent, and listed with their size", async () => {
    const workflow = await create("First");
    expect(workflow).toMatchObject({
      name: "First",
      version: 1,
      status: "draft",
      description: null,
    });
    expect(workflow.graph).toEqual({ ...marketBrief.graph });
    expect((await call("GET", workflow.id)).body.data).toEqual(workflow);
    const list = await read(
      await callRoute(workflowsRoute, "GET /api/workflows?q=fIrS", { accessToken }),
    );
    expect(list.body.data).toEqual([
      expect.objectContaining({ id: workflow.id, nodeCount: 5, lastRun: null }),
    ]);
    expect(list.body.metadata.total).toBe(1);
  });

  it("count every save, keep each, and refuse a stale one", async () => {
    const { id } = await create("Counted");
    const saved = await call("PATCH", id, { body: { version: 1, name: "Renamed" } });
    expect(saved.body.data).toMatchObject({ name: "Renamed", version: 2 });
    const stale = await call("PATCH", id, { body: { version: 1, name: "Late" } });
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: "CONFLICT", details: { version: 2 } } },
    });
    const graph = { nodes: [{ id: "a", type: "start", config: {} }], edges: [] };
    const drawn = await call("PATCH", id, { body: { version: 2, graph } });
    expect(drawn.body.data).toMatchObject({ version: 3, graph });
    const versions = await app.sql<{ version: number }>(
      "select version from public.workflow_versions where workflow_id = $1 order by version",
      [id],
    );
    expect(versions).toEqual([{ version: 1 }, { version: 3 }]);
  });

  it("may be drafts with problems", async () => {
    const workflow = await create("Draft", { nodes: [{ id: "x", type: "nothing" }], edges: [] });
    expect(workflow.graph.nodes).toEqual([{ id: "x", type: "nothing", config: {} }]);
  });

  it("refuse more nodes than can run", async () => {
    const nodes = Array.from({ length: 1001 }, (_, index) => ({ id: `n${index}`, type: "end" }));
    const answer = await read(
      await callRoute(workflowsRoute, "POST /api/workflows", {
        accessToken,
        body: { name: "Big", graph: { nodes, edges: [] } },
      }),
    );
    expect(answer).toMatchObject({ status: 422, body: { error: { code: "INVALID_WORKFLOW" } } });
  });

  it.each(["GET", "PATCH", "DELETE"])("are not found by a stranger: %s", async (method) => {
    const { id } = await create("Mine");
    const body = method === "PATCH" ? { body: { version: 1, name: "Theirs" } } : {};
    expect(await call(method, id, { accessToken: strangerToken, ...body })).toMatchObject({
      status: 404,
      body: { error: { code: "NOT_FOUND" } },
    });
    expect((await call("GET", id)).body.data.name).toBe("Mine");
  });

  it("go away when deleted", async () => {
    const { id } = await create("Short");
    expect((await call("DELETE", id)).body.data).toEqual({ deleted: true });
    expect((await call("GET", id)).status).toBe(404);
    expect((await call("DELETE", id)).status).toBe(404);
  });

  it("need a session and a uuid", async () => {
    expect((await read(await callRoute(workflowsRoute, "GET /api/workflows"))).status).toBe(401);
    expect((await call("GET", "../users")).status).toBe(400);
  });
});

describe("validation", () => {
  const validate = async (body: unknown) =>
    read(await callRoute(validateRoute, "POST /api/workflows/validate", { body }));

  it("finds nothing in the template", async () => {
    expect((await validate(marketBrief.graph)).body.data).toEqual({ valid: true, problems: [] });
  });

  it.each([
    {},
    { nodes: 1 },
    { nodes: {}, edges: "x" },
    { nodes: [null, 1, "a", []], edges: [null] },
    { x: 1 },
  ])("answers any object: %j", async (body) => {
    const { status, body: answer } = await validate(body);
    expect(status).toBe(200);
    expect(answer.data.valid).toBe(false);
  });
});

/** As the contract names them. */
const NODE_TYPES = [
  "start polymarket-stream market events price-history order-book holders wallet whale-trades whale-flows",
  "whale-flips whale-scoreboard unusual-activity http-request filter sort limit select compute aggregate join",
  "merge dedupe branch switch for-each wait approval sub-workflow llm-analysis sentiment indicator edge",
  "resolution-risk event-arbitrage signal notify webhook watchlist-add export end",
].flatMap((line) => line.split(" "));

it("the catalogue describes every type with a schema that is an object", async () => {
  const { status, body } = await read(await callRoute(nodeTypesRoute, "GET /api/node-types"));
  expect(status).toBe(200);
  const types = body.data.map(({ type }: { type: string }) => type);
  expect(types.toSorted()).toEqual(NODE_TYPES.toSorted());
  for (const info of body.data) expect(info.configSchema).toMatchObject({ type: "object" });
});
