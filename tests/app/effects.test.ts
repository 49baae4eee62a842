import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as executeRoute from "@/app/api/execute-workflow/route.ts";
import { type RunEvent, runEventSchema } from "@/lib/workflows/events.ts";
import type { Graph } from "@/lib/workflows/graph.ts";
import { callRoute, startApp } from "../support/app.ts";
import { type Canary, startCanary } from "../support/canary.ts";
import { makeEdge, makeNode } from "../support/make.ts";

vi.setConfig({ testTimeout: 60_000 });

let app: Awaited<ReturnType<typeof startApp>>;
let canary: Canary;
let user: { id: string; accessToken: string };

beforeAll(async () => {
  canary = await startCanary();
  app = await startApp();
  user = await app.createUser("owner@example.com", "correct horse");
  for (const [id, title] of [
    ["demo-1", "A great victory"],
    ["demo-2", "=1+1"],
  ])
    await app.sql(
      `insert into public.markets (origin, id, condition_id, title, search, active, closed, volume_24h, price, content_hash)
       values ('demo', $1, '0x' || $1, $2, lower($2), true, false, 10, 0.4, 'h')`,
      [id, title],
    );
}, 120_000);
afterAll(async () => {
  await canary?.close();
  await app?.stop();
});

async function run(graph: Pick<Graph, "nodes" | "edges">): Promise<RunEvent[]> {
  const response = await callRoute(executeRoute, "POST /api/execute-workflow", {
    accessToken: user.accessToken,
    body: graph,
  });
  const text = await response.text();
  expect(text).not.toContain('"success":false');
  return [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) =>
    runEventSchema.parse(JSON.parse(data ?? "null")),
  );
}

const finishOf = (events: RunEvent[]) => {
  const last = events.at(-1);
  if (last?.type !== "run_finished") throw new Error(`ends with ${last?.type}`);
  return last;
};

describe("a run with effects", () => {
  it("reads, scores, writes down, tells and hands out a file", async () => {
    const stream = makeNode("m", "polymarket-stream", { config: { sort: "title" } });
    const finished = finishOf(
      await run({
        nodes: [
          stream,
          makeNode("mood", "sentiment"),
          makeNode("signal", "signal", { config: { probability: 0.9, reason: "because" } }),
          makeNode("tell", "notify", { config: { title: "Look", link: "/discovery" } }),
          makeNode("watch", "watchlist-add"),
          makeNode("file", "export", { config: { columns: ["title", "sentiment"] } }),
        ],
        edges: [
          makeEdge("m", "mood"),
          makeEdge("mood", "file"),
          makeEdge("m", "signal"),
          makeEdge("signal", "tell"),
          makeEdge("m", "watch"),
        ],
      }),
    );
    expect(finished).toMatchObject({
      status: "success",
      outputs: {
        tell: { sent: true, title: "Look" },
        watch: { added: 2, markets: ["demo-2", "demo-1"] },
        file: { rows: 2, text: '"title","sentiment"\r\n"\'=1+1",\r\n"A great victory",0.6249\r\n' },
      },
    });
    expect(
      await app.sql(
        "select market_id, side, probability, price_at, user_id from public.signals order by market_id",
      ),
    ).toEqual(
      ["demo-1", "demo-2"].map((market_id) => ({
        market_id,
        side: "YES",
        probability: 0.9,
        price_at: 0.4,
        user_id: user.id,
      })),
    );
    expect(await app.sql("select title, link, user_id from public.notifications")).toEqual([
      { title: "Look", link: "/discovery", user_id: user.id },
    ]);
  });

  it("reaches no address of this machine, by name, number or port", async () => {
    const urls = [
      `https://127.0.0.1:${canary.port}/`,
      `https://localhost:${canary.port}/`,
      `https://2130706433:${canary.port}/`,
      `https://[::1]:${canary.port}/`,
      app.url.replace("http:", "https:"),
    ];
    const nodes = urls.flatMap((url, index) => [
      makeNode(`get${index}`, "http-request", { config: { url } }),
      makeNode(`post${index}`, "webhook", { config: { url } }),
    ]);
    const { status, errors } = finishOf(await run({ nodes, edges: [] }));
    expect(status).toBe("error");
    expect(Object.keys(errors)).toHaveLength(nodes.length);
    for (const { code } of Object.values(errors)) expect(code).toBe("BLOCKED_ADDRESS");
    expect(canary.hits).toEqual([]);
  });

  it("reads boards that hold nothing yet as empty lists", async () => {
    const types = [
      "whale-trades",
      "whale-flows",
      "whale-flips",
      "whale-scoreboard",
      "unusual-activity",
      "events",
    ];
    const nodes = types.map((type) => makeNode(type, type));
    const { errors, outputs } = finishOf(await run({ nodes, edges: [] }));
    expect(errors).toEqual({});
    expect(outputs).toEqual(Object.fromEntries(types.map((type) => [type, []])));
  });

  it("gives one market with its rules, and refuses one that is not there", async () => {
    const nodes = [
      makeNode("there", "market", { config: { market: "0xdemo-1" } }),
      makeNode("ghost", "market", { config: { market: "ghost" } }),
    ];
    const { errors, outputs } = finishOf(await run({ nodes, edges: [] }));
    expect(outputs["there"]).toMatchObject([{ id: "demo-1", description: null }]);
    expect(errors).toEqual({
      ghost: { code: "BAD_INPUT", message: 'There is no market "ghost"' },
    });
  });
});
