import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as drainRoute from "@/app/api/cron/drain/route.ts";
import * as executeRoute from "@/app/api/execute-workflow/route.ts";
import * as approvalRoute from "@/app/api/runs/[id]/approvals/[nodeId]/route.ts";
import * as replayRoute from "@/app/api/runs/[id]/replay/route.ts";
import * as runRoute from "@/app/api/runs/[id]/route.ts";
import * as workflowsRoute from "@/app/api/workflows/route.ts";
import type { Run, RunDetail, Workflow } from "@/lib/workflows/api.ts";
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

type Answer<T> = { status: number; data: T; error?: { code: string; details?: unknown } };

async function send<T>(
  route: Parameters<typeof callRoute>[0],
  path: string,
  options: { params?: Record<string, string>; body?: unknown; token?: string } = {},
): Promise<Answer<T>> {
  const { token = accessToken, ...rest } = options;
  const response = await callRoute(route, path, { ...rest, accessToken: token });
  return { status: response.status, ...((await response.json()) as Omit<Answer<T>, "status">) };
}

const run = (body: object) =>
  send<Run>(executeRoute, "POST /api/execute-workflow", { body: { ...body, mode: "background" } });
const read = async (id: string) =>
  (await send<RunDetail>(runRoute, `GET /api/runs/${id}`, { params: { id } })).data;
const answer = (id: string, body: unknown, token = accessToken, nodeId = "ok") =>
  send<Run>(approvalRoute, `POST /api/runs/${id}/approvals/${nodeId}`, {
    params: { id, nodeId },
    body,
    token,
  });

async function reaches(id: string, status: string): Promise<RunDetail> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const detail = await read(id);
    if (detail.status === status) return detail;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`The run does not reach ${status}: ${JSON.stringify(await read(id))}`);
}

const asking = {
  nodes: [
    makeNode("in", "start", { pinned: [1, 2] }),
    makeNode("ok", "approval"),
    makeNode("end", "end"),
  ],
  edges: [makeEdge("in", "ok"), makeEdge("ok", "end", "approved")],
};

describe("an approval", () => {
  it("parks the run until its owner answers, and says so", async () => {
    const { data } = await run(asking);
    const waiting = await reaches(data.id, "waiting");
    expect(waiting.approvals).toEqual([{ nodeId: "ok", until: null }]);
    expect((await answer(data.id, { approved: true })).status).toBe(200);
    const done = await reaches(data.id, "success");
    expect(done).toMatchObject({ outputs: { end: [1, 2] }, approvals: [] });
    expect((await answer(data.id, { approved: true })).status).toBe(409);
  });

  it("is not found by a stranger, nor where nothing waits, and takes a yes or a no only", async () => {
    const { data } = await run(asking);
    await reaches(data.id, "waiting");
    expect((await answer(data.id, { approved: true }, strangerToken)).status).toBe(404);
    expect((await answer(data.id, { approved: true }, accessToken, "end")).status).toBe(404);
    expect((await answer(data.id, { approved: "yes" })).error?.code).toBe("INVALID_INPUT");
  });
});

describe("a workflow that calls another", () => {
  const save = async (graph: object, token = accessToken) => {
    const body = { name: "Called", graph };
    return (await send<Workflow>(workflowsRoute, "POST /api/workflows", { body, token })).data.id;
  };
  const calling = (workflowId: string) => ({
    nodes: [
      makeNode("in", "start", { pinned: ["x"] }),
      makeNode("call", "sub-workflow", { config: { workflowId } }),
    ],
    edges: [makeEdge("in", "call")],
  });
  const passing = {
    nodes: [makeNode("in", "start"), makeNode("out", "end")],
    edges: [makeEdge("in", "out")],
  };

  it("gets its result, and a replay runs both as they were", async () => {
    const called = await save(passing);
    const { data } = await run(calling(called));
    expect(await reaches(data.id, "success")).toMatchObject({ outputs: { call: ["x"] } });
    await app.sql("delete from public.workflow_sessions where id = $1", [called]);
    const replay = await send<Run>(replayRoute, `POST /api/runs/${data.id}/replay`, {
      params: { id: data.id },
      body: { mode: "background" },
    });
    expect(replay.status).toBe(202);
    expect(await reaches(replay.data.id, "success")).toMatchObject({ outputs: { call: ["x"] } });
    const foreign = await send(replayRoute, `POST /api/runs/${data.id}/replay`, {
      params: { id: data.id },
      body: {},
      token: strangerToken,
    });
    expect(foreign.status).toBe(404);
  });

  it("may not call another user's, nor itself by way of others, and is told before the run", async () => {
    const theirs = await save(passing, strangerToken);
    expect(await run(calling(theirs))).toMatchObject({
      status: 422,
      error: { details: [{ nodeId: "call", field: "workflowId", code: "bad-config" }] },
    });
    const first = await save(passing);
    const second = await save(calling(first));
    await app.sql("update public.workflow_sessions set graph = $2 where id = $1", [
      first,
      JSON.stringify(calling(second)),
    ]);
    expect(await run(calling(first))).toMatchObject({
      status: 422,
      error: { details: [{ nodeId: "call", code: "cycle" }] },
    });
  });
});

it("cron works the queue and ends what may not be taken up; a second call finds nothing", async () => {
  await app.sql(
    `insert into public.workflow_executions (user_id, graph, trigger, status)
     select id, $1::jsonb, 'background', 'queued' from public.users where email = 'owner@example.com'`,
    [JSON.stringify({ nodes: [makeNode("end", "end", { pinned: 1 })], edges: [] })],
  );
  const drain = async () => {
    const response = await callRoute(drainRoute, "GET /api/cron/drain", {
      headers: { authorization: `Bearer ${process.env["CRON_SECRET"] ?? ""}` },
    });
    return ((await response.json()) as { data: unknown }).data;
  };
  expect(await drain()).toEqual({ reaped: 0, taken: 1 });
  expect(await drain()).toEqual({ reaped: 0, taken: 0 });
});
