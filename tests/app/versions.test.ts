import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as cronRoute from "@/app/api/cron/run-schedules/route.ts";
import * as executeRoute from "@/app/api/execute-workflow/route.ts";
import * as diffRoute from "@/app/api/workflows/[id]/diff/route.ts";
import * as publishRoute from "@/app/api/workflows/[id]/publish/route.ts";
import * as restoreRoute from "@/app/api/workflows/[id]/restore/route.ts";
import * as workflowRoute from "@/app/api/workflows/[id]/route.ts";
import * as testRoute from "@/app/api/workflows/[id]/test/route.ts";
import * as versionsRoute from "@/app/api/workflows/[id]/versions/route.ts";
import * as versionRoute from "@/app/api/workflows/[id]/versions/[version]/route.ts";
import * as workflowsRoute from "@/app/api/workflows/route.ts";
import { callRoute, startApp } from "../support/app.ts";
import { makeEdge, makeNode } from "../support/make.ts";

vi.setConfig({ testTimeout: 60_000 });

let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
let strangerToken: string;
let id: string;

beforeAll(async () => {
  app = await startApp();
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  ({ accessToken: strangerToken } = await app.createUser("other@example.com", "correct horse"));
}, 120_000);
afterAll(() => app?.stop());

type Route = Parameters<typeof callRoute>[0];
const send = async (route: Route, line: string, body?: unknown, token = accessToken) => {
  const version = /versions\/(\d+)/.exec(line)?.[1];
  const response = await callRoute(route, line, {
    accessToken: token,
    params: { id, ...(version && { version }) },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: await response.json() };
};
const url = (rest = "") => `/api/workflows/${id}${rest}`;
const named = (name: string) => ({
  nodes: [makeNode("a", "start", { label: name }), makeNode("b", "end")],
  edges: [makeEdge("a", "b")],
});
const save = (version: number, graph: object) =>
  send(workflowRoute, `PATCH ${url()}`, { version, graph });
const list = (query = "") => send(versionsRoute, `GET ${url("/versions")}${query}`);
const publish = (body: object = {}) => send(publishRoute, `POST ${url("/publish")}`, body);
const restore = (body: object) => send(restoreRoute, `POST ${url("/restore")}`, body);

beforeEach(async () => {
  const body = { name: "W", graph: named("one") };
  const made = await callRoute(workflowsRoute, "POST /api/workflows", { accessToken, body });
  ({ id } = (await made.json()).data);
});

describe("the history", () => {
  it("lists versions newest first, in pages, and shows each with its graph", async () => {
    await save(1, named("two"));
    await save(2, { nodes: [], edges: [] });
    const { body } = await list();
    expect(
      body.data.map(({ version, nodeCount }: Record<string, number>) => [version, nodeCount]),
    ).toEqual([
      [3, 0],
      [2, 2],
      [1, 2],
    ]);
    expect(body.data[0]).toMatchObject({ label: null, name: "W", publishedAt: null });
    expect(body.metadata).toMatchObject({ total: 3 });
    expect((await list("?limit=1&offset=1")).body.data).toMatchObject([{ version: 2 }]);
    const one = await send(versionRoute, `GET ${url("/versions/1")}`);
    expect(one.body.data.graph.nodes[0].label).toBe("one");
    expect((await send(versionRoute, `GET ${url("/versions/9")}`)).status).toBe(404);
  });

  it("takes names, and gives them up", async () => {
    const name = (label: unknown) => send(versionRoute, `PATCH ${url("/versions/1")}`, { label });
    expect((await name("First light")).body.data).toMatchObject({
      version: 1,
      label: "First light",
    });
    expect((await list()).body.data[0].label).toBe("First light");
    expect((await name(null)).body.data.label).toBeNull();
    expect((await name("")).status).toBe(400);
    expect((await name("x".repeat(201))).status).toBe(400);
  });

  it("tells what changed between two versions, and up to now", async () => {
    await save(1, named("two"));
    const between = await send(diffRoute, `GET ${url("/diff")}?from=1&to=2`);
    expect(between.body.data.nodes.changed).toEqual([
      {
        id: "a",
        type: "start",
        label: "two",
        changes: [{ path: "label", before: "one", after: "two" }],
      },
    ]);
    expect((await send(diffRoute, `GET ${url("/diff")}?from=2`)).body.data.isSame).toBe(true);
    expect((await send(diffRoute, `GET ${url("/diff")}?from=1&to=7`)).status).toBe(404);
    expect((await send(diffRoute, `GET ${url("/diff")}`)).status).toBe(400);
  });
});

describe("restoring", () => {
  it("saves an earlier graph as a new version", async () => {
    await save(1, named("two"));
    const { status, body } = await restore({ version: 1, current: 2 });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ version: 3 });
    expect(body.data.graph.nodes[0].label).toBe("one");
    expect((await list()).body.data).toHaveLength(3);
    const audit = await app.sql(
      "select details from public.audit_log where action = 'workflow.restore' and subject = $1",
      [id],
    );
    expect(audit).toEqual([{ details: { version: 1, as: 3 } }]);
  });

  it.each([
    [{ version: 1, current: 1 }, 409, "CONFLICT"],
    [{ version: 9 }, 404, "NOT_FOUND"],
    [{ version: 0 }, 400, "INVALID_INPUT"],
    [{ version: "1" }, 400, "INVALID_INPUT"],
    [{}, 400, "INVALID_INPUT"],
  ])("%j is refused with %i", async (body, status, code) => {
    await save(1, named("two"));
    expect(await restore(body)).toMatchObject({ status, body: { error: { code } } });
    expect((await list()).body.data).toHaveLength(2);
  });
});

describe("publishing", () => {
  it("marks the version that runs by itself, and leaves the draft's number alone", async () => {
    const { status, body } = await publish({ version: 1, label: "Go" });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ status: "published", publishedVersion: 1, version: 1 });
    expect((await save(1, named("two"))).body.data).toMatchObject({
      version: 2,
      publishedVersion: 1,
    });
    expect((await list()).body.data[1]).toMatchObject({
      version: 1,
      label: "Go",
      publishedAt: expect.any(String),
    });
    const taken = await send(publishRoute, `DELETE ${url("/publish")}`);
    expect(taken.body.data).toMatchObject({ status: "draft", publishedVersion: null, version: 2 });
    const audit = await app.sql<{ action: string }>(
      "select action from public.audit_log where subject = $1 order by id",
      [id],
    );
    expect(audit.map(({ action }) => action)).toEqual(["workflow.publish", "workflow.unpublish"]);
  });

  it("publishes the graph of a version that only renamed", async () => {
    await send(workflowRoute, `PATCH ${url()}`, { version: 1, name: "Renamed" });
    expect((await publish({ version: 2 })).body.data).toMatchObject({
      publishedVersion: 1,
      version: 2,
    });
  });

  it("refuses a stale version, a graph with problems, and bad input", async () => {
    expect(await publish({ version: 7 })).toMatchObject({
      status: 409,
      body: { error: { details: { version: 1 } } },
    });
    expect((await publish({ version: "1" })).status).toBe(400);
    await save(1, { nodes: [makeNode("a", "nothing")], edges: [] });
    expect(await publish()).toMatchObject({
      status: 422,
      body: {
        error: { code: "INVALID_WORKFLOW", details: [{ code: "unknown-type", nodeId: "a" }] },
      },
    });
  });

  it("refuses where an assertion does not hold, naming each that does not", async () => {
    const assertion = (name: string, value: unknown) => ({
      id: name,
      name,
      node: "b",
      pinned: { a: { n: 1 } },
      expect: [{ path: "n", operator: "eq", value }],
    });
    await save(1, {
      ...named("x"),
      assertions: [assertion("right", 1), assertion("wrong", 2), assertion("off", 3)],
    });
    const refused = await publish();
    expect(refused).toMatchObject({
      status: 422,
      body: {
        error: {
          code: "INVALID_WORKFLOW",
          details: [
            {
              code: "assertion-failed",
              assertion: "wrong",
              nodeId: "b",
              message: "n: eq 2, but it is 1",
            },
            { assertion: "off" },
          ],
        },
      },
    });
    expect((await send(workflowRoute, `GET ${url()}`)).body.data.status).toBe("draft");
    const tested = await send(testRoute, `POST ${url("/test")}`, {});
    expect(tested.body.data).toMatchObject({
      passed: false,
      results: [{ passed: true }, { passed: false }, { passed: false }],
    });
    const graph = { ...named("x"), assertions: [assertion("right", 1)] };
    expect((await send(testRoute, `POST ${url("/test")}`, { graph })).body.data.passed).toBe(true);
    await save(2, graph);
    expect((await publish()).body.data).toMatchObject({ status: "published", publishedVersion: 3 });
  });

  it("is what background runs and schedules execute, while a stream executes the draft", async () => {
    await publish();
    await save(1, named("draft"));
    const run = async (mode: string) => {
      const body = { workflowId: id, mode };
      const response = await callRoute(executeRoute, "POST /api/execute-workflow", {
        accessToken,
        body,
      });
      const runId = response.headers.get("x-run-id");
      await response.text();
      const [row] = await app.sql<{ label: string }>(
        "select graph #>> '{nodes,0,label}' as label from public.workflow_executions where id = $1",
        [runId],
      );
      return row?.label;
    };
    expect(await run("background")).toBe("one");
    expect(await run("stream")).toBe("draft");
    await app.sql(
      `insert into public.workflow_schedules (workflow_id, user_id, cron, time_zone, next_slot_at, next_run_at)
       select id, user_id, '* * * * *', 'UTC', date_trunc('minute', now()), date_trunc('minute', now())
       from public.workflow_sessions where id = $1`,
      [id],
    );
    const headers = { authorization: "Bearer cron-secret-of-the-tests" };
    await callRoute(cronRoute, "GET /api/cron/run-schedules", { headers });
    const scheduled = await app.sql(
      "select graph #>> '{nodes,0,label}' as label from public.workflow_executions where workflow_id = $1 and trigger = 'schedule'",
      [id],
    );
    expect(scheduled).toEqual([{ label: "one" }]);
  });
});

describe("a stranger", () => {
  it.each<[string, Route, string, unknown]>([
    ["list", versionsRoute, "GET /versions", undefined],
    ["version", versionRoute, "GET /versions/1", undefined],
    ["name", versionRoute, "PATCH /versions/1", { label: "Mine" }],
    ["diff", diffRoute, "GET /diff?from=1", undefined],
    ["restore", restoreRoute, "POST /restore", { version: 1 }],
    ["publish", publishRoute, "POST /publish", {}],
    ["unpublish", publishRoute, "DELETE /publish", undefined],
    ["test", testRoute, "POST /test", {}],
  ])("finds no workflow: %s", async (_name, route, line, body) => {
    const [method, rest] = line.split(" ");
    expect((await send(route, `${method} ${url(rest)}`, body, strangerToken)).status).toBe(404);
    const { data } = (await send(workflowRoute, `GET ${url()}`)).body;
    expect(data).toMatchObject({ version: 1, status: "draft" });
    expect((await list()).body.data).toMatchObject([{ version: 1, label: null }]);
  });
});
