import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as buildRoute from "@/app/api/ai/conversational-build/route.ts";
import * as workflowsRoute from "@/app/api/workflows/route.ts";
import { type BuildEvent, buildEventSchema } from "@/lib/copilot/events.ts";
import { workflowTemplates } from "@/lib/workflows/templates/index.ts";
import { callRoute, startApp } from "../support/app.ts";
import { startLlmServer } from "../support/llm-server.ts";

vi.setConfig({ testTimeout: 60_000 });

let llm: Awaited<ReturnType<typeof startLlmServer>>;
let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
let strangerToken: string;

const graph = workflowTemplates[0]?.graph;

beforeAll(async () => {
  llm = await startLlmServer();
  app = await startApp({ OPENAI_API_KEY: "key-of-the-tests", OPENAI_BASE_URL: `${llm.url}/v1` });
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  ({ accessToken: strangerToken } = await app.createUser("other@example.com", "correct horse"));
}, 120_000);
afterAll(async () => {
  await llm?.stop();
  await app?.stop();
});
beforeEach(async () => {
  llm.calls.length = 0;
  llm.script.length = 0;
  await app.sql("delete from public.llm_usage");
});

const ask = (body: unknown, token: string | null = accessToken) =>
  callRoute(buildRoute, "POST /api/ai/conversational-build", {
    body,
    ...(token !== null && { accessToken: token }),
  });
async function build(body: object): Promise<BuildEvent[]> {
  const response = await ask(body);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const text = await response.text();
  return [...text.matchAll(/^id: (\d+)\nevent: (\w+)\ndata: (.+)$/gm)].map(
    ([, id, type, data], index) => {
      const event = buildEventSchema.parse(JSON.parse(data ?? ""));
      expect([Number(id), type]).toEqual([index + 1, event.type]);
      return event;
    },
  );
}
const proposalOf = (events: BuildEvent[]) => {
  const event = events.find(({ type }) => type === "build_proposal");
  return event?.type === "build_proposal" ? event.proposal : null;
};

const GOOD = {
  summary: "Adds a notification.",
  operations: [
    { op: "add_node", node: "tell", type: "notify", label: "Tell me", config: { title: "Done" } },
    { op: "connect", source: "analysis", target: "tell" },
  ],
};
const BAD = {
  summary: "Adds something.",
  operations: [
    { op: "add_node", node: "tell", type: "notify", config: { colour: "red" } },
    { op: "connect", source: "nowhere", target: "tell" },
  ],
};

describe("a request in words", () => {
  it("becomes a patch that is checked, and neither saved nor run", async () => {
    llm.script.push(JSON.stringify(GOOD));
    const events = await build({ message: "tell me when it is done", ...graph });
    expect(events.map(({ type }) => type).filter((type) => type !== "build_progress")).toEqual([
      "build_started",
      "build_proposal",
      "build_finished",
    ]);
    expect(proposalOf(events)).toMatchObject({ ...GOOD, isValid: true, problems: [] });
    expect(proposalOf(events)?.graph.nodes).toHaveLength(6);
    expect(events.at(-1)).toMatchObject({
      status: "success",
      error: null,
      usage: { inputTokens: 1000 },
    });
    const [rows] = await app.sql<{ runs: number; workflows: number; usage: number }>(
      `select (select count(*)::int from public.workflow_executions) as runs,
         (select count(*)::int from public.workflow_sessions) as workflows,
         (select count(*)::int from public.llm_usage where status = 'settled') as usage`,
    );
    expect(rows).toEqual({ runs: 0, workflows: 0, usage: 1 });
  });

  it("is repaired once, with the reasons", async () => {
    llm.script.push(JSON.stringify(BAD), JSON.stringify(GOOD));
    const events = await build({ message: "tell me", ...graph });
    expect(proposalOf(events)).toMatchObject({ isValid: true });
    expect(llm.calls).toHaveLength(2);
    const asked = JSON.stringify(llm.calls[1]?.body);
    expect(asked).toContain("there is no node nowhere to connect");
    expect(asked).toContain("colour");
    expect(events.at(-1)).toMatchObject({ usage: { inputTokens: 2000 } });
  });

  it("that stays wrong is shown with what is wrong", async () => {
    llm.script.push(JSON.stringify(BAD), JSON.stringify(BAD));
    const proposal = proposalOf(await build({ message: "tell me", ...graph }));
    expect(proposal?.isValid).toBe(false);
    expect(proposal?.problems.map(({ nodeId }) => nodeId)).toContain("tell");
    expect(llm.calls).toHaveLength(2);
  });

  it("hands no key of the graph to the model", async () => {
    llm.script.push(JSON.stringify(GOOD));
    const secret = {
      id: "analysis",
      type: "http-request",
      config: { url: "https://x.example", headers: { authorization: "Bearer hunter2" } },
      pinned: "hunter2",
    };
    await build({ message: "tell me", nodes: [secret], edges: [] });
    expect(JSON.stringify(llm.calls[0]?.body)).not.toContain("hunter2");
  });

  it("ends as an error where the model breaks off", async () => {
    llm.script.push("{", "{");
    const events = await build({ message: "tell me", ...graph });
    expect(events.at(-1)).toMatchObject({ status: "error", error: { code: "UPSTREAM_FAILED" } });
    expect(proposalOf(events)).toBeNull();
  });

  it("stops at the budget of the day", async () => {
    await app.sql(
      `insert into public.llm_usage (user_id, provider, model, status, reserved_usd, usd)
       select id, 'openai', 'm', 'settled', 0, 1000 from auth.users`,
    );
    const events = await build({ message: "tell me", ...graph });
    expect(events.at(-1)).toMatchObject({ status: "error", error: { code: "BUDGET_EXCEEDED" } });
    expect(llm.calls).toEqual([]);
  });

  it("goes by fixed rules where they are asked for, and says what they are", async () => {
    const events = await build({
      message: "top 5 crypto markets, analyse them",
      provider: "rules",
    });
    expect(events[0]).toMatchObject({
      provider: "rules",
      note: expect.stringContaining("not by a language model"),
    });
    expect(proposalOf(events)).toMatchObject({ isValid: true });
    const nothing = await build({ message: "hello", provider: "rules" });
    expect(nothing.at(-1)).toMatchObject({ status: "error", error: { code: "BAD_INPUT" } });
    expect(llm.calls).toEqual([]);
  });

  it("reads a saved workflow of the caller and no other's", async () => {
    const made = await callRoute(workflowsRoute, "POST /api/workflows", {
      accessToken,
      body: { name: "W", graph },
    });
    const workflowId = (await made.json()).data.id;
    const events = await build({ message: "remove the filter", provider: "rules", workflowId });
    expect(proposalOf(events)?.graph.nodes).toHaveLength(4);
    expect((await ask({ message: "x", workflowId }, strangerToken)).status).toBe(404);
    await app.sql("delete from public.workflow_sessions");
  });

  it.each([
    [{}, "message"],
    [{ message: "" }, "message"],
    [{ message: "x".repeat(4001) }, "message"],
    [{ message: "x", nodes: "none" }, "nodes"],
    [{ message: "x", provider: "mistral" }, "provider"],
    [{ message: "x", run: true }, "run"],
  ])("%j is refused and names %s", async (body, field) => {
    const response = await ask(body);
    expect(response.status).toBe(400);
    expect((await response.json()).error.details).toHaveProperty(field);
  });

  it("needs a session", async () => {
    expect((await ask({ message: "x" }, null)).status).toBe(401);
  });
});
