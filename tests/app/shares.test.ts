import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as shareRoute from "@/app/api/workflows/[id]/share/route.ts";
import * as workflowRoute from "@/app/api/workflows/[id]/route.ts";
import * as workflowsRoute from "@/app/api/workflows/route.ts";
import * as sharedRoute from "@/app/api/shared/[token]/route.ts";
import { callRoute, startApp } from "../support/app.ts";
import { makeEdge, makeNode } from "../support/make.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
let strangerToken: string;
let id: string;

const graph = {
  nodes: [
    makeNode("a", "start"),
    makeNode("b", "http-request", {
      config: { url: "https://x.example", headers: { authorization: "Bearer hunter2" } },
      pinned: { balance: "hunter2" },
    }),
  ],
  edges: [makeEdge("a", "b")],
};

beforeAll(async () => {
  app = await startApp();
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  ({ accessToken: strangerToken } = await app.createUser("other@example.com", "correct horse"));
}, 120_000);
afterAll(() => app?.stop());
beforeEach(async () => {
  await app.sql("delete from public.workflow_sessions");
  const body = { name: "Mine", description: "Why", graph };
  const made = await callRoute(workflowsRoute, "POST /api/workflows", { accessToken, body });
  id = (await made.json()).data.id;
});

const read = async (response: Response) => ({
  status: response.status,
  body: await response.json(),
});
const call = async (method: string, body?: unknown, token?: string) =>
  read(
    await callRoute(shareRoute, `${method} /api/workflows/${id}/share`, {
      params: { id },
      ...(token !== undefined && { accessToken: token }),
      ...(body !== undefined && { body }),
    }),
  );
const open = async (token: string) =>
  read(await callRoute(sharedRoute, `GET /api/shared/${token}`, { params: { token } }));
const share = async (body: unknown = {}) => (await call("POST", body, accessToken)).body.data;

describe("a read-only link", () => {
  it("shows the graph to anybody, without keys, pinned data and who made it", async () => {
    const { token, path, expiresAt, version } = await share();
    expect(path).toBe(`/shared/${token}`);
    expect(version).toBe(1);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    const shown = await open(token);
    expect(shown).toMatchObject({
      status: 200,
      body: {
        data: {
          name: "Mine",
          description: "Why",
          version: 1,
          graph: { edges: [{ source: "a", target: "b" }] },
        },
      },
    });
    expect(JSON.stringify(shown.body)).not.toMatch(/hunter2|pinned|user/);
  });

  it("shows what was shared, and not what is saved later", async () => {
    const { token } = await share();
    await callRoute(workflowRoute, `PATCH /api/workflows/${id}`, {
      accessToken,
      params: { id },
      body: { version: 1, graph: { nodes: [], edges: [] } },
    });
    expect((await open(token)).body.data.graph.nodes).toHaveLength(2);
    const again = await share();
    expect((await open(again.token)).body.data.graph.nodes).toHaveLength(0);
    expect((await open(token)).status).toBe(404);
  });

  it("ends when it is taken back, when its time is over and with its workflow", async () => {
    const first = await share();
    expect(await call("DELETE", undefined, accessToken)).toMatchObject({ status: 200 });
    expect((await open(first.token)).status).toBe(404);
    expect((await call("GET", undefined, accessToken)).body.data).toBeNull();

    const second = await share({ expiresInDays: 1 });
    await app.sql("update public.workflow_shares set expires_at = now() - interval '1 s'");
    expect((await open(second.token)).status).toBe(404);
    expect((await call("GET", undefined, accessToken)).body.data.isExpired).toBe(true);

    const third = await share({ expiresInDays: null });
    expect(third.expiresAt).toBeNull();
    await app.sql("delete from public.workflow_sessions");
    expect((await open(third.token)).status).toBe(404);
  });

  it("is kept as a hash, and its token is told once", async () => {
    const { token } = await share();
    const rows = await app.sql<{ text: string }>(
      "select row_to_json(s)::text as text from public.workflow_shares s",
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await call("GET", undefined, accessToken)).body.data).not.toHaveProperty("token");
  });

  it.each([["x"], ["A".repeat(43)], ["../../etc/passwd"], ["sha256-"]])(
    "answers %s as unknown",
    async (token) => {
      expect(await open(token)).toMatchObject({
        status: 404,
        body: { error: { code: "NOT_FOUND" } },
      });
    },
  );

  it.each([["GET"], ["POST"], ["DELETE"]])("keeps %s to the owner", async (method) => {
    const body = method === "POST" ? {} : undefined;
    expect((await call(method, body, strangerToken)).status).toBe(404);
    expect((await call(method, body)).status).toBe(401);
  });

  it("names a wrong time", async () => {
    expect(await call("POST", { expiresInDays: 0 }, accessToken)).toMatchObject({
      status: 400,
      body: { error: { code: "INVALID_INPUT", details: { expiresInDays: [expect.any(String)] } } },
    });
  });
});
