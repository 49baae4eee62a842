import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as cronRoute from "@/app/api/cron/sync/route.ts";
import * as executeRoute from "@/app/api/execute-workflow/route.ts";
import { createDemoHandler } from "@/lib/demo/demo-handler.ts";
import {
  positionSchema,
  walletActivitySchema,
  walletPnlSchema,
  walletTradeSchema,
} from "@/lib/wallets/schema.ts";
import { nodeTypeByName } from "@/lib/workflows/nodes/index.ts";
import { type RunEvent, runEventSchema } from "@/lib/workflows/events.ts";
import { serve } from "@/supabase/local/serve.ts";
import { callRoute, startApp } from "../support/app.ts";
import { makeEdge, makeNode } from "../support/make.ts";

vi.setConfig({ testTimeout: 60_000 });

let app: Awaited<ReturnType<typeof startApp>>;
let upstream: Awaited<ReturnType<typeof serve>>;
let accessToken: string;
let wallet: string;
/** The condition id of a market with trades. */
let traded: string;

beforeAll(async () => {
  const handler = createDemoHandler({
    seed: 1,
    markets: 300,
    latencyMs: 0,
    now: () => new Date(),
  });
  upstream = await serve(handler, { port: 0 });
  app = await startApp({ CASCADIAN_UPSTREAM_URL: upstream.url });
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  for (let call = 0; call < 20; call++) {
    const response = await callRoute(cronRoute, "GET /api/cron/sync", {
      headers: { authorization: "Bearer cron-secret-of-the-tests" },
    });
    const { data } = (await response.json()) as { data: { status: string } };
    if (data.status !== "running") break;
  }
  const trades = await fetch(`${upstream.url}/data/v2/trades?limit=1000`);
  const page = (await trades.json()) as { data: { proxy_wallet: string; condition_id: string }[] };
  const rows = await app.sql<{ condition_id: string }>(
    "select condition_id from public.markets where condition_id = any ($1) limit 1",
    [page.data.map(({ condition_id }) => condition_id)],
  );
  traded = rows[0]?.condition_id ?? "";
  wallet = page.data[0]?.proxy_wallet ?? "";
}, 120_000);
afterAll(async () => {
  await upstream?.close();
  await app?.stop();
});

/** What each node put out, whole; the run must have worked. */
async function outputsOf(types: [type: string, config: Record<string, unknown>][]) {
  const nodes = types.map(([type, config], index) =>
    makeNode(`${type}-${index}`, type, { config }),
  );
  const source = makeNode("source", "polymarket-stream", { config: { limit: 1 } });
  const response = await callRoute(executeRoute, "POST /api/execute-workflow", {
    accessToken,
    body: { nodes: [source, ...nodes], edges: nodes.map(({ id }) => makeEdge("source", id)) },
  });
  const text = await response.text();
  const events: RunEvent[] = [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) =>
    runEventSchema.parse(JSON.parse(data ?? "null")),
  );
  const last = events.at(-1);
  expect(last).toMatchObject({ type: "run_finished", errors: {}, status: "success" });
  return new Map(
    events.flatMap((event): [string, unknown][] =>
      event.type === "node_output" && "output" in event ? [[event.nodeId, event.output]] : [],
    ),
  );
}

describe("nodes that read", () => {
  it.each([
    ["market", {}],
    ["price-history", { interval: "1h", hours: 48 }],
    ["order-book", { sizeUsd: 50 }],
    ["events", { limit: 5 }],
  ] as [string, Record<string, unknown>][])(
    "%s takes the market that comes in and gives what it says",
    async (type, config) => {
      const output = (await outputsOf([[type, config]])).get(`${type}-0`);
      const { error } = nodeTypeByName.get(type)?.output?.schema.safeParse(output) ?? {};
      expect(error).toBeUndefined();
      expect(Array.isArray(output) ? output.length : 1).toBeGreaterThan(0);
    },
  );

  it("holders gives a row a holder of a traded market", async () => {
    const outputs = await outputsOf([["holders", { market: traded }]]);
    const rows = outputs.get("holders-0");
    expect(nodeTypeByName.get("holders")?.output?.schema.safeParse(rows).error).toBeUndefined();
    expect(rows).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ coverage: expect.any(String) })]),
    );
  });

  it("a wallet that was never seen is fetched: what it holds, did and earned", async () => {
    const parts = ["positions", "closed-positions", "trades", "activity", "summary"];
    const outputs = await outputsOf(
      parts.map((part) => ["wallet", { address: wallet, part, limit: 10 }]),
    );
    const schemas = [
      z.array(positionSchema),
      z.array(positionSchema),
      z.array(walletTradeSchema).min(1).max(10),
      z.array(walletActivitySchema).min(1).max(10),
      walletPnlSchema,
    ];
    for (const [index, schema] of schemas.entries())
      expect(schema.safeParse(outputs.get(`wallet-${index}`)).error).toBeUndefined();
    expect(outputs.get("wallet-4")).toMatchObject({
      address: wallet,
      total: { value: expect.any(Number) },
    });
  });
});
