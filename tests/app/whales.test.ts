import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import * as unusualMarketsRoute from "@/app/api/insiders/markets/route.ts";
import * as unusualWalletsRoute from "@/app/api/insiders/wallets/route.ts";
import * as relatedRoute from "@/app/api/polymarket/events/related/route.ts";
import * as holdersRoute from "@/app/api/polymarket/holders/route.ts";
import * as marketsRoute from "@/app/api/polymarket/markets/route.ts";
import * as concentrationRoute from "@/app/api/whale/concentration/route.ts";
import * as flipsRoute from "@/app/api/whale/flips/route.ts";
import * as flowsRoute from "@/app/api/whale/flows/route.ts";
import * as reliabilityRoute from "@/app/api/signals/reliability/route.ts";
import * as populationRoute from "@/app/api/whale/population/route.ts";
import * as positionsRoute from "@/app/api/whale/positions/route.ts";
import * as scoreboardRoute from "@/app/api/whale/scoreboard/route.ts";
import * as tradesRoute from "@/app/api/whale/trades/route.ts";
import * as cronRoute from "@/app/api/cron/score/route.ts";
import * as syncRoute from "@/app/api/cron/sync/route.ts";
import { createDemoHandler } from "@/lib/demo/demo-handler.ts";
import { listUnusualMarketsEndpoint } from "@/lib/insiders/api.ts";
import { marketSchema } from "@/lib/markets/schema.ts";
import type { Endpoint } from "@/lib/http/endpoint.ts";
import { getSignalReliabilityEndpoint } from "@/lib/signals/api.ts";
import * as api from "@/lib/whales/api.ts";
import { serve } from "@/supabase/local/serve.ts";
import { callRoute, startApp } from "../support/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let upstream: Awaited<ReturnType<typeof serve>>;
type Route = Parameters<typeof callRoute>[0];

beforeAll(async () => {
  const handler = createDemoHandler({ seed: 1, markets: 200, latencyMs: 0, now: () => new Date() });
  upstream = await serve(handler, { port: 0 });
  app = await startApp({ CASCADIAN_ORIGIN: "demo", CASCADIAN_UPSTREAM_URL: upstream.url });
  for (const statement of [
    `insert into public.markets (origin, id, condition_id, slug, title, search, category, event_id, volume_24h, price, active, closed, content_hash)
     values ('demo', 'm', '0xa', 'slug', 'M', 'm', 'Sports', 'e', 20000, 0.4, true, false, 'h')`,
    "insert into public.events (origin, id, slug, title, search, active, closed, content_hash) values ('demo', 'e', 'event', 'E', 'e', true, false, 'h')",
    `insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
     values ('demo', 'm', 0, 'Yes', 'a0', 0.4), ('demo', 'm', 1, 'No', 'a1', 0.6)`,
    `insert into public.wallets (origin, address, coverage, first_trade_at) values ('demo', '0x1', 'complete', now() - interval '3 hours')`,
    `insert into public.wallet_trades (origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index, wallet, token_id, condition_id, transaction_hash)
     select 'demo', gen_random_uuid(), now() - interval '2 hours' + i * interval '1 hour', 60000, 0.4,
       case i when 0 then 60000 else -120000 end, true, 'BUY', i, '0x1', 'a' || i, '0xa', '0xt' from generate_series(0, 1) as i`,
    `insert into public.wallet_positions (origin, wallet, token_id, status, size, current_value_usd, condition_id)
     values ('demo', '0x1', 'a1', 'open', 60000, 36000, '0xa')`,
    "insert into public.holder_lists values ('demo', '0xa', 'a0', 1, 100, 'complete', now()), ('demo', '0xa', 'a1', 1, 400, 'truncated', now())",
    "insert into public.holders values ('demo', '0xa', 'a0', '0x1', 100, 0, now()), ('demo', '0xa', 'a1', '0x1', 100, 1, now())",
  ])
    await app.sql(statement);
  const headers = { authorization: "Bearer cron-secret-of-the-tests" };
  const scored = await callRoute(cronRoute, "GET /api/cron/score", { headers });
  if (!scored.ok) throw new Error(await scored.text());
}, 240_000);
afterAll(async () => {
  await upstream?.close();
  await app?.stop();
});

const get = async (route: Route, path: string) => {
  const response = await callRoute(route, `GET ${path}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const ROUTES: [path: string, route: Route, endpoint: Endpoint][] = [
  ["/api/whale/positions", positionsRoute, api.listWhalePositionsEndpoint],
  ["/api/whale/trades", tradesRoute, api.listWhaleTradesEndpoint],
  ["/api/whale/flows", flowsRoute, api.listWhaleFlowsEndpoint],
  ["/api/whale/flips", flipsRoute, api.listWhaleFlipsEndpoint],
  ["/api/whale/concentration", concentrationRoute, api.listConcentrationEndpoint],
  ["/api/whale/scoreboard", scoreboardRoute, api.listScoreboardEndpoint],
  ["/api/insiders/markets", unusualMarketsRoute, listUnusualMarketsEndpoint],
  ["/api/insiders/wallets", unusualWalletsRoute, listUnusualMarketsEndpoint],
];

/** Whatever has a value, a sample and a version must have the whole shape of a figure. */
function findBrokenFigures(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const keys = Object.keys(value);
  const looksDerived = keys.includes("version") && keys.includes("value");
  const isWhole = ["value", "n", "coverage", "asOf", "version"].every((key) => keys.includes(key));
  return [
    ...(looksDerived && !isWhole ? [path] : []),
    ...Object.entries(value).flatMap(([key, inner]) => findBrokenFigures(inner, `${path}.${key}`)),
  ];
}

describe.each(ROUTES)("%s", (path, route, endpoint) => {
  it("answers rows in the shape that it declares, to anybody", async () => {
    const { status, body } = await get(route, path);
    expect([status, body["success"]]).toEqual([200, true]);
    const rows = z.array(z.unknown()).parse(endpoint.output.parse(body["data"]));
    expect(rows.length).toBeGreaterThan(0);
    expect(body["data"]).toEqual(rows);
    expect(body["metadata"]).toMatchObject({ limit: 100, source: "demo" });
    expect(findBrokenFigures(rows)).toEqual([]);
  });

  it("takes every word of the shared filter", async () => {
    const query =
      "min_usd=100&window=30d&market=slug&category=Sports&exclude_mm=true&limit=5&offset=0";
    const { status, body } = await get(route, `${path}?${query}`);
    expect([status, body["error"]]).toEqual([200, undefined]);
  });

  it.each([
    ["min_usd=-1", 400, "INVALID_INPUT"],
    ["window=2h", 400, "INVALID_INPUT"],
    ["sort=;drop", 400, "INVALID_INPUT"],
    ["limit=1001", 400, "INVALID_INPUT"],
    ["nonsense=1", 400, "INVALID_INPUT"],
    ["market=nothing", 404, "NOT_FOUND"],
  ])("answers ?%s with %i %s", async (query, want, code) => {
    const { status, body } = await get(route, `${path}?${query}`);
    expect([status, body["error"]]).toMatchObject([want, { code }]);
  });

  it("answers every order that it declares", async () => {
    const sorts = (
      endpoint.input as unknown as { shape: { sort: { unwrap(): { options: string[] } } } }
    ).shape.sort.unwrap().options;
    for (const sort of sorts) {
      const { status } = await get(route, `${path}?sort=${sort}`);
      expect([sort, status]).toEqual([sort, 200]);
    }
  });
});

describe("the tape beside the books", () => {
  it("keeps its shape, and says of each fill what part of its book it is, or that there is none", async () => {
    const { body } = await get(tradesRoute, "/api/whale/trades?depth=true&limit=5");
    const rows = api.listWhaleTradesEndpoint.output.parse(body["data"]);
    expect(rows.length).toBeGreaterThan(0);
    // The demo knows no book of the tokens that this test made up.
    expect(rows.map(({ depthShare }) => depthShare)).toEqual(rows.map(() => null));
    expect(body["metadata"]).toMatchObject({ limit: 5, source: "demo" });
    const plain = await get(tradesRoute, "/api/whale/trades?limit=5");
    expect(JSON.stringify(plain.body["data"])).not.toContain("depthShare");
  });
});

describe("what single figures are measured against", () => {
  it("is the population of scored wallets, with how many pass the gate", async () => {
    const { body } = await get(populationRoute, "/api/whale/population");
    const population = api.getPopulationEndpoint.output.parse(body["data"]);
    expect(population).toMatchObject({ wallets: 1, eligible: 0, edge: { value: null, n: 0 } });
    expect(findBrokenFigures(population)).toEqual([]);
  });

  it("is the price of what signals named, once their markets have settled", async () => {
    await app.sql(`insert into public.signals (origin, source_type, source_id, market_id, event_id, side, price_at, settled_price, settled_at, dedupe_key)
      values ('demo', 'flip', 'a', 'm', 'e', 'YES', 0.25, 1, now(), 'k1'), ('demo', 'flip', 'b', 'm', 'e', 'NO', 0.25, 1, now(), 'k2'),
        ('demo', 'flip', 'c', 'm', 'e', 'YES', 0.4, null, null, 'k3')`);
    const { body } = await get(reliabilityRoute, "/api/signals/reliability?kind=flip");
    const answer = getSignalReliabilityEndpoint.output.parse(body["data"]);
    expect(answer).toMatchObject({
      unsettled: 1,
      cameTrue: { value: 0.5, n: 2, coverage: "truncated" },
      baseRate: { value: 0.5 },
      bins: [
        { from: 0.2, meanPrice: 0.25, cameTrue: { value: 1, n: 1 } },
        { from: 0.7, meanPrice: 0.75, cameTrue: { value: 0, n: 1 } },
      ],
    });
    const { body: none } = await get(reliabilityRoute, "/api/signals/reliability?kind=nothing");
    expect(none["data"]).toMatchObject({ bins: [], cameTrue: { value: null } });
  });
});

describe("routes of markets and events", () => {
  it("tell the holders of both outcomes with their coverage, and fetch what is not stored", async () => {
    const { body } = await get(holdersRoute, "/api/polymarket/holders?market=m");
    const lists = api.getHoldersEndpoint.output.parse(body["data"]);
    expect(lists).toMatchObject([
      {
        outcome: "Yes",
        coverage: "complete",
        hhi: { value: 10_000 },
        holders: [{ shareOfOutcome: { value: 1 } }],
      },
      {
        outcome: "No",
        coverage: "truncated",
        hhi: { value: 625, high: 2500 },
        holders: [{ shareOfOutcome: { value: 0.25 } }],
      },
    ]);
    expect((await get(holdersRoute, "/api/polymarket/holders?market=nothing")).status).toBe(404);
    expect((await get(holdersRoute, "/api/polymarket/holders")).status).toBe(400);
  });

  it("fetch the holders of a market that nobody asked for yet, and keep them", async () => {
    const headers = { authorization: "Bearer cron-secret-of-the-tests" };
    await callRoute(syncRoute, "GET /api/cron/sync", { headers });
    const { body } = await get(marketsRoute, "/api/polymarket/markets?sort=-volume24h&limit=10");
    const markets = z.array(marketSchema).parse(body["data"]);
    const market = markets.find(({ id }) => id.startsWith("demo-"))?.id ?? "none";
    const read = async () => {
      const answer = await get(holdersRoute, `/api/polymarket/holders?market=${market}`);
      return api.getHoldersEndpoint.output.parse(answer.body["data"]);
    };
    const first = await read();
    expect(first).toHaveLength(2);
    expect(first.flatMap(({ holders }) => holders).length).toBeGreaterThan(0);
    expect(await read()).toEqual(first);
  });

  it("bring the analytics of markets where they are asked for", async () => {
    const plain = await get(marketsRoute, "/api/polymarket/markets");
    expect(z.array(marketSchema).parse(plain.body["data"])[0]).not.toHaveProperty("analytics");
    const { body } = await get(marketsRoute, "/api/polymarket/markets?analytics=true&limit=1000");
    const market = z
      .array(marketSchema)
      .parse(body["data"])
      .find(({ id }) => id === "m");
    expect(market?.analytics?.windows["24h"]?.raw.trades).toMatchObject({
      value: 2,
      n: 2,
      version: "flow-1",
    });
  });

  it("list related events, and refuse one that is not there", async () => {
    expect(
      (await get(relatedRoute, "/api/polymarket/events/related?slug=event")).body["data"],
    ).toEqual([]);
    expect((await get(relatedRoute, "/api/polymarket/events/related?slug=none")).status).toBe(404);
  });
});
