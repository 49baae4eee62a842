import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as exportRoute from "@/app/api/workflows/[id]/export/route.ts";
import * as importRoute from "@/app/api/workflows/import/route.ts";
import * as workflowsRoute from "@/app/api/workflows/route.ts";
import { callRoute, startApp } from "../support/app.ts";
import { makeEdge, makeNode } from "../support/make.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
let strangerToken: string;

beforeAll(async () => {
  app = await startApp({ ENCRYPTION_KEY: "a-key-of-the-tests-with-enough-characters" });
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  ({ accessToken: strangerToken } = await app.createUser("other@example.com", "correct horse"));
}, 120_000);
afterAll(() => app?.stop());

const graph = {
  nodes: [
    makeNode("a", "start"),
    makeNode("b", "http-request", {
      config: { url: "https://x.example", headers: { authorization: { secret: "news" } } },
    }),
    makeNode("c", "nothing"),
  ],
  edges: [makeEdge("a", "b"), makeEdge("b", "c")],
};
const create = async (name: string) => {
  const body = { name, description: "Why", graph };
  const made = await callRoute(workflowsRoute, "POST /api/workflows", { accessToken, body });
  return (await made.json()).data.id as string;
};
const exportFile = (id: string, token = accessToken) =>
  callRoute(exportRoute, `GET /api/workflows/${id}/export`, { accessToken: token, params: { id } });
const importFile = async (body: unknown, token?: string) => {
  const response = await callRoute(importRoute, "POST /api/workflows/import", {
    body,
    ...(token !== undefined && { accessToken: token }),
  });
  return { status: response.status, body: await response.json() };
};

describe("a workflow as a file", () => {
  it("goes out and comes in again as a workflow of its own, with what is missing", async () => {
    const id = await create('Näme "1"');
    const response = await exportFile(id);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename=\"workflow.json\"; filename*=UTF-8''N%C3%A4me%20%221%22.json",
    );
    const file = await response.json();
    const made = await importFile(file, accessToken);
    expect(made).toMatchObject({
      status: 201,
      body: {
        data: {
          workflow: { name: 'Näme "1"', description: "Why", version: 1, status: "draft" },
          problems: [{ code: "unknown-type", nodeId: "c" }],
          missingSecrets: ["news"],
        },
      },
    });
    expect(made.body.data.workflow.id).not.toBe(id);
    expect(made.body.data.workflow.graph).toEqual(file.graph);
  });

  it("is not given to a stranger, and not taken from nobody", async () => {
    const id = await create("Mine");
    expect((await exportFile(id, strangerToken)).status).toBe(404);
    expect((await importFile({ nodes: [], edges: [] })).status).toBe(401);
  });

  it("is refused with every reason, and leaves nothing behind", async () => {
    const before = await app.sql("select id from public.workflow_sessions");
    const { status, body } = await importFile({ nodes: [{ id: 1 }], edges: 5 }, accessToken);
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: "INVALID_WORKFLOW" });
    expect(body.error.details.length).toBeGreaterThan(2);
    expect(await app.sql("select id from public.workflow_sessions")).toHaveLength(before.length);
  });
});
