import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as executeRoute from "@/app/api/execute-workflow/route.ts";
import * as runsRoute from "@/app/api/runs/route.ts";
import * as runRoute from "@/app/api/runs/[id]/route.ts";
import * as cancelRoute from "@/app/api/runs/[id]/cancel/route.ts";
import * as eventsRoute from "@/app/api/runs/[id]/events/route.ts";
import * as outputRoute from "@/app/api/runs/[id]/outputs/[nodeId]/route.ts";
import type { Run, RunDetail } from "@/lib/workflows/api.ts";
import { type RunEvent, runEventSchema } from "@/lib/workflows/events.ts";
import { liveRuns } from "@/lib/workflows/live-runs.ts";
import { marketBrief } from "@/lib/workflows/templates/market-brief.ts";
import { callRoute, startApp } from "../support/app.ts";
import { startLlmServer } from "../support/llm-server.ts";
import { makeEdge, makeMarket, makeNode } from "../support/make.ts";

vi.setConfig({ testTimeout: 60_000 });

let app: Awaited<ReturnType<typeof startApp>>;
let models: Awaited<ReturnType<typeof startLlmServer>>;
let accessToken: string;
let strangerToken: string;

beforeAll(async () => {
  models = await startLlmServer();
  app = await startApp({ OPENAI_API_KEY: "k", OPENAI_BASE_URL: `${models.url}/v1` });
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  ({ accessToken: strangerToken } = await app.createUser("other@example.com", "correct horse"));
  for (let index = 0; index < 20; index++)
    await app.sql(
      `insert into public.markets (origin, id, title, search, active, closed, volume_24h, price, spread, liquidity, content_hash)
       values ('demo', $1, $2, lower($2), true, false, $3, 0.5, 0.02, 20000, 'h')`,
      [`demo-${index}`, `Market ${index}\u2028 with a line`, index * 1000],
    );
}, 120_000);
afterAll(async () => {
  await models?.stop();
  await app?.stop();
});

type Frame = { id: number; event: RunEvent };

const execute = (body: unknown, token = accessToken) =>
  callRoute(executeRoute, "POST /api/execute-workflow", { accessToken: token, body });
const follow = (id: string, lastEventId?: number, token = accessToken) =>
  callRoute(eventsRoute, `GET /api/runs/${id}/events`, {
    accessToken: token,
    params: { id },
    ...(lastEventId !== undefined && { headers: { "last-event-id": String(lastEventId) } }),
  });
const get = async <T>(
  route: Parameters<typeof callRoute>[0],
  path: string,
  params: Record<string, string>,
  token = accessToken,
) => {
  const response = await callRoute(route, path, { accessToken: token, params });
  return {
    status: response.status,
    body: (await response.json()) as {
      data: T;
      metadata?: { nextCursor?: string };
      error?: { code: string; details?: unknown };
    },
  };
};
const getRun = async (id: string) =>
  (await get<RunDetail>(runRoute, `GET /api/runs/${id}`, { id })).body.data;

const FRAME = /^id: (\d+)\nevent: (\w+)\ndata: (.+)$/;

/** Reads frames to the letter; stops after `count` by hanging up. */
async function readFrames(response: Response, count = Number.POSITIVE_INFINITY): Promise<Frame[]> {
  const frames: Frame[] = [];
  if (!response.body) throw new Error(`no stream: ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (frames.length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      if (block.startsWith(":") || block.startsWith("retry:")) continue;
      const [, id, type, data] = FRAME.exec(block) ?? [];
      const event = runEventSchema.parse(JSON.parse(data ?? "null"));
      expect(event.type).toBe(type);
      frames.push({ id: Number(id), event });
    }
  }
  await reader.cancel();
  return frames.slice(0, count);
}

const runIdOf = (frames: Frame[]) => {
  const first = frames[0]?.event;
  if (first?.type !== "run_started") throw new Error("the first event is not run_started");
  return first.runId;
};

const seed = {
  ...marketBrief.graph,
  nodes: marketBrief.graph.nodes.map((node) =>
    node.type === "llm-analysis"
      ? { ...node, config: { ...node.config, provider: "rules" } }
      : node,
  ),
};

const asking = (model: string, more: object = {}) => ({
  nodes: [
    makeNode("ask", "llm-analysis", { config: { prompt: "Go", model }, ...more }),
    makeNode("end", "end"),
  ],
  edges: [makeEdge("ask", "end")],
});

describe("the seed example", () => {
  it("streams every step and ends with the analysis", async () => {
    const response = await execute(seed);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": expect.stringContaining("text/event-stream"),
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    const frames = await readFrames(response);
    expect(frames.map(({ id }) => id)).toEqual(frames.map((_, index) => index + 1));
    expect(frames[0]?.event).toMatchObject({
      type: "run_started",
      workflowId: null,
      order: ["start", "markets", "liquid", "analysis", "end"],
    });
    const outputs = new Map(
      frames.flatMap(({ event }) =>
        event.type === "node_output" ? [[event.nodeId, event.output]] : [],
      ),
    );
    expect(outputs.get("markets")).toHaveLength(10);
    expect(outputs.get("liquid")).toHaveLength(10);
    const last = frames.at(-1)?.event;
    expect(last).toMatchObject({
      type: "run_finished",
      status: "success",
      errors: {},
      outputs: { end: { provider: "rules", text: expect.stringContaining("Market 19") } },
    });
    expect(await getRun(runIdOf(frames))).toMatchObject({
      status: "success",
      trigger: "stream",
      error: null,
    });
  });

  it("is told again from the log, exactly from where the reader stopped", async () => {
    const frames = await readFrames(await execute(seed));
    const id = runIdOf(frames);
    for (const after of [0, 1, 7, frames.length - 1])
      expect(await readFrames(await follow(id, after))).toEqual(frames.slice(after));
    expect((await follow(id, frames.length)).status).toBe(204);
    expect((await follow(id, frames.length + 5)).status).toBe(204);
    const byQuery = await callRoute(eventsRoute, `GET /api/runs/${id}/events?lastEventId=3`, {
      accessToken,
      params: { id },
    });
    expect(await readFrames(byQuery)).toEqual(frames.slice(3));
  });
});

describe("streams", () => {
  it("that are hung up 200 times lose no event and repeat none", async () => {
    const nodes = Array.from({ length: 80 }, (_, index) =>
      makeNode(`n${index}`, "end", { pinned: index }),
    );
    const [first] = await readFrames(await execute({ nodes, edges: [] }), 1);
    const frames = first ? [first] : [];
    const id = runIdOf(frames);
    let hangUps = 1;
    let random = 7;
    while (frames.at(-1)?.event.type !== "run_finished") {
      random = (random * 16_807) % 2_147_483_647;
      frames.push(
        ...(await readFrames(
          await follow(id, frames.length),
          (random % 2) + (hangUps < 60 ? 0 : 1),
        )),
      );
      hangUps += 1;
    }
    while (hangUps < 200) {
      const after = hangUps % frames.length;
      expect(await readFrames(await follow(id, after), 2)).toEqual(frames.slice(after, after + 2));
      hangUps += 1;
    }
    expect(frames.map((frame) => frame.id)).toEqual(
      Array.from({ length: 162 }, (_, index) => index + 1),
    );
  });

  it("that are closed leave the run going, and a later reader gets the rest", async () => {
    const frames = await readFrames(await execute(asking("gpt-5-mini")), 2);
    const id = runIdOf(frames);
    const rest = await readFrames(await follow(id, 2));
    expect([...frames, ...rest].map((frame) => frame.id)).toEqual(
      Array.from({ length: frames.length + rest.length }, (_, index) => index + 1),
    );
    expect(rest.at(-1)?.event).toMatchObject({
      type: "run_finished",
      status: "success",
      outputs: { end: { text: "Two markets look thin.", provider: "openai" } },
      usage: { inputTokens: 1000, outputTokens: 200, usd: 0.00065 },
    });
  });
});

describe("cancel", () => {
  const start = async () => {
    const response = await execute(asking("drip"));
    const frames = await readFrames(response, 3);
    return runIdOf(frames);
  };
  const cancel = (id: string, token = accessToken) =>
    callRoute(cancelRoute, `POST /api/runs/${id}/cancel`, {
      accessToken: token,
      params: { id },
      body: {},
    });
  const finished = async (id: string) =>
    (await readFrames(await follow(id))).map(({ event }) => event);

  it("closes the model's socket and ends the run, with nothing of a node after it", async () => {
    const id = await start();
    expect((await cancel(id)).status).toBe(202);
    const events = await finished(id);
    expect(events.at(-2)).toMatchObject({
      type: "node_status",
      nodeId: "ask",
      status: "cancelled",
    });
    expect(events.at(-1)).toMatchObject({ type: "run_finished", status: "cancelled" });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(models.calls.at(-1)?.isClosed).toBe(true);
    expect(await finished(id)).toHaveLength(events.length);
    expect(await getRun(id)).toMatchObject({ status: "cancelled" });
  });

  it("is seen within half a second when another process works the run", async () => {
    const id = await start();
    const live = liveRuns.get(id);
    liveRuns.remove(id);
    const started = performance.now();
    await cancel(id);
    const events = await finished(id);
    expect(events.at(-1)).toMatchObject({ type: "run_finished", status: "cancelled" });
    expect(performance.now() - started).toBeLessThan(900);
    expect(live).toBeDefined();
  });

  it("leaves a run alone that has ended, and another's as not found", async () => {
    const id = runIdOf(await readFrames(await execute(seed)));
    expect((await cancel(id)).status).toBe(202);
    expect(await getRun(id)).toMatchObject({ status: "success" });
    expect((await cancel(id, strangerToken)).status).toBe(404);
  });
});

describe("a run of another user", () => {
  it("is not found, whatever is asked of it", async () => {
    const id = runIdOf(await readFrames(await execute(seed)));
    const answers = [
      await get(runRoute, `GET /api/runs/${id}`, { id }, strangerToken),
      await get(
        outputRoute,
        `GET /api/runs/${id}/outputs/end`,
        { id, nodeId: "end" },
        strangerToken,
      ),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
    expect((await follow(id, 0, strangerToken)).status).toBe(404);
    const list = await get<Run[]>(runsRoute, "GET /api/runs", {}, strangerToken);
    expect(list.body.data).toEqual([]);
  });
});

describe("a dead process's run", () => {
  const kill = async (id: string) => {
    await app.sql(
      "update public.workflow_executions set lease_expires_at = now() - interval '1 s', takeovers = 3 where id = $1",
      [id],
    );
  };
  const begin = async () => {
    const [row] = await app.sql<{ id: string; user_id: string }>(
      `insert into public.workflow_executions (user_id, graph, trigger, status, lease_expires_at)
       select id, '{"nodes": [], "edges": []}', 'stream', 'running', now() + interval '15 s'
       from public.users where email = 'owner@example.com' returning id`,
    );
    const id = row?.id ?? "";
    await app.sql(
      `insert into public.run_events (run_id, seq, type, data) values
       ($1::uuid, 1, 'run_started', jsonb_build_object('type', 'run_started', 'timestamp', 1, 'runId', $1::uuid, 'workflowId', null, 'order', '["a"]'::jsonb)),
       ($1::uuid, 2, 'node_status', '{"type": "node_status", "timestamp": 1, "nodeId": "a", "status": "running"}')`,
      [id],
    );
    return id;
  };

  it("that died in four hands reads as INTERRUPTED, with one terminal event, and a late writer is refused", async () => {
    const id = await begin();
    await kill(id);
    expect(await getRun(id)).toMatchObject({ status: "error", error: { code: "INTERRUPTED" } });
    const events = (await readFrames(await follow(id))).map(({ event }) => event);
    expect(events.slice(2)).toMatchObject([
      { type: "node_status", nodeId: "a", status: "error", error: { code: "INTERRUPTED" } },
      { type: "run_finished", status: "error", errors: { a: { code: "INTERRUPTED" } } },
    ]);
    const late = await app.service().rpc("append_run_events", {
      p_run: id,
      p_token: 1,
      p_first_seq: 9,
      p_events: [],
      p_steps: [],
    });
    expect(late.data).toMatchObject([{ lease_ok: false }]);
  });

  it("is cancelled where that was asked, and shows so in the list", async () => {
    const id = await begin();
    await app.sql(
      "update public.workflow_executions set cancel_requested_at = now() where id = $1",
      [id],
    );
    await kill(id);
    const { body } = await get<Run[]>(runsRoute, "GET /api/runs?limit=1", {});
    expect(body.data).toMatchObject([{ id, status: "cancelled" }]);
  });
});

describe("requests", () => {
  it("for a graph with problems get all of them as INVALID_WORKFLOW", async () => {
    const response = await execute({
      nodes: [makeNode("a", "nothing")],
      edges: [makeEdge("a", "b")],
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      success: false,
      error: {
        code: "INVALID_WORKFLOW",
        details: [
          { nodeId: "a", code: "unknown-type" },
          { edgeId: "a>b", code: "dangling-edge" },
        ],
      },
    });
  });

  it.each([
    [{ nodes: [makeNode("a", "end")], edges: [], untilNode: "b" }, 400],
    [{ nodes: [makeNode("a", "end")], edges: [], pinned: { b: 1 } }, 400],
    [{ workflowId: crypto.randomUUID() }, 404],
    [{ workflowId: crypto.randomUUID(), nodes: [] }, 400],
    [{}, 422],
    [{ nodes: [], edges: [] }, 422],
  ])("%j is refused", async (body, status) => {
    expect((await execute(body)).status).toBe(status);
  });

  it("in the background are answered with the run, which goes on", async () => {
    const response = await execute({ ...seed, mode: "background" });
    expect(response.status).toBe(202);
    const { data } = (await response.json()) as { data: Run };
    expect(data).toMatchObject({ status: "queued", trigger: "background" });
    const frames = await readFrames(await follow(data.id));
    expect(frames.at(-1)?.event).toMatchObject({ type: "run_finished", status: "success" });
  });

  it("put variables and pinned outputs in", async () => {
    const markets = [
      makeMarket({ id: "x", volume24h: 10 }),
      makeMarket({ id: "y", volume24h: 30 }),
    ];
    const graph = {
      nodes: [
        makeNode("s", "polymarket-stream"),
        makeNode("f", "filter", {
          config: {
            match: "all",
            conditions: [{ field: "volume24h", operator: "gt", value: "{{least}}" }],
          },
        }),
      ],
      edges: [makeEdge("s", "f")],
    };
    const frames = await readFrames(
      await execute({ ...graph, variables: { least: 20 }, pinned: { s: markets } }),
    );
    const last = frames.at(-1)?.event;
    expect(last).toMatchObject({ outputs: { f: [{ id: "y" }] } });
  });

  it("give large outputs by reference, and the whole of them at that address", async () => {
    const value = Array.from({ length: 3000 }, (_, index) => ({ index, text: "y".repeat(40) }));
    const frames = await readFrames(
      await execute({ nodes: [makeNode("a/b c", "end")], edges: [], pinned: { "a/b c": value } }),
    );
    const id = runIdOf(frames);
    const output = frames.find(({ event }) => event.type === "node_output")?.event;
    const ref = `/api/runs/${id}/outputs/a%2Fb%20c`;
    expect(output).toMatchObject({
      ref,
      size: JSON.stringify(value).length,
      preview: value.slice(0, 3),
    });
    const whole = await get(outputRoute, `GET ${ref}`, { id, nodeId: "a/b c" });
    expect(whole.body.data).toEqual(value);
  });

  it("for 1,000 nodes are checked and run", async () => {
    const nodes = Array.from({ length: 1000 }, (_, index) =>
      makeNode(`n${index}`, "end", { pinned: 1, label: "x" }),
    );
    const started = performance.now();
    const frames = await readFrames(await execute({ nodes, edges: [] }));
    expect(frames).toHaveLength(2002);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

it("runs are listed newest first, page by page", async () => {
  for (let index = 0; index < 3; index++) await readFrames(await execute(seed));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const { body } = await get<Run[]>(runsRoute, `GET /api/runs?limit=5${query}`, {});
    seen.push(...body.data.map(({ id }) => id));
    cursor = body.metadata?.nextCursor ?? undefined;
  } while (cursor);
  const all = await get<Run[]>(runsRoute, "GET /api/runs?limit=1000", {});
  expect(seen).toEqual(all.body.data.map(({ id }) => id));
  const bad = await get(runsRoute, "GET /api/runs?cursor=x%22,or(true)", {});
  expect(bad.status).toBe(400);
});
