import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as eventsRoute from "@/app/api/polymarket/events/route.ts";
import * as eventRoute from "@/app/api/polymarket/events/[slug]/route.ts";
import * as setRoute from "@/app/api/polymarket/events/[slug]/set/route.ts";
import * as groupsRoute from "@/app/api/polymarket/markets/groups/route.ts";
import * as quotesRoute from "@/app/api/polymarket/quotes/route.ts";
import * as marketsRoute from "@/app/api/polymarket/markets/route.ts";
import * as marketRoute from "@/app/api/polymarket/markets/[id]/route.ts";
import * as bookRoute from "@/app/api/polymarket/order-book/[marketId]/route.ts";
import * as syncRoute from "@/app/api/polymarket/sync/route.ts";
import * as cronRoute from "@/app/api/cron/sync/route.ts";
import { eventDetailSchema, eventSchema } from "@/lib/events/schema.ts";
import { eventSetSchema } from "@/lib/events/set-schema.ts";
import { marketGroupSchema, quoteSchema } from "@/lib/markets/terminal-schema.ts";
import { marketDetailSchema, marketSchema, orderBookSchema } from "@/lib/markets/schema.ts";
import { createRecordedHandler } from "@/lib/demo/recorded-handler.ts";
import { syncRunSchema, syncStatusSchema } from "@/lib/sync/schema.ts";
import { callRoute, startApp } from "../support/app.ts";
import { serve } from "@/supabase/local/serve.ts";
import { z } from "zod";

const shared = process.env["CASCADIAN_SHARED_DIR"] ?? join(process.cwd(), "../shared");
const dir = join(shared, "data/polymarket");
const file = join(dir, "gamma_markets_active.jsonl.gz");
const missing = existsSync(file) ? "" : ` (skipped: ${file} is not there)`;

type Row = { id: string; volume24hr?: number; events?: { id: string }[] };

describe.skipIf(missing)(`the recorded markets over the routes${missing}`, () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let upstream: Awaited<ReturnType<typeof serve>>;
  let rows: Row[];

  const get = async (
    route: Parameters<typeof callRoute>[0],
    path: string,
    params: Record<string, string> = {},
  ) => {
    const response = await callRoute(route, `GET ${path}`, { params });
    return { status: response.status, body: (await response.json()) as Record<string, never> };
  };
  const cron = () =>
    callRoute(cronRoute, "GET /api/cron/sync", {
      headers: { authorization: "Bearer cron-secret-of-the-tests" },
    });

  beforeAll(async () => {
    const handler = createRecordedHandler({ dir, now: () => new Date() });
    upstream = await serve(handler, { port: 0 });
    app = await startApp({ CASCADIAN_ORIGIN: "recorded", CASCADIAN_UPSTREAM_URL: upstream.url });
    rows = gunzipSync(readFileSync(file))
      .toString()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row);
    for (let call = 0; call < 20; call++) {
      const { data } = (await (await cron()).json()) as { data: { status: string } };
      if (data.status !== "running") break;
    }
  }, 300_000);
  afterAll(async () => {
    await upstream?.close();
    await app?.stop();
  });

  it("hold every market and event of the files, none rejected", async () => {
    const { body } = await get(syncRoute, "/api/polymarket/sync");
    const status = syncStatusSchema.parse(body["data"]);
    const events = new Set(rows.flatMap((row) => row.events?.map(({ id }) => id) ?? []));
    expect(status).toMatchObject({
      source: "recorded",
      upstream: "ok",
      stale: false,
      markets: new Set(rows.map(({ id }) => id)).size,
      events: events.size,
      rejects: 0,
      latest: { status: "success" },
    });
    expect(status.markets).toBe(5046);
  });

  it("do the work of a time slot once", async () => {
    const first = (await (await cron()).json()) as { data: unknown };
    const second = (await (await cron()).json()) as { data: unknown };
    expect(syncRunSchema.parse(second.data).id).toBe(syncRunSchema.parse(first.data).id);
  }, 120_000);

  it("count volume as the files do, and sort it", async () => {
    const wanted = rows
      .filter((row) => (row.volume24hr ?? -1) >= 10_000)
      .map((row) => row.volume24hr ?? 0)
      .sort((a, b) => b - a);
    const { body } = await get(
      marketsRoute,
      "/api/polymarket/markets?volume_min=10000&sort=-volume24h&limit=1000",
    );
    expect(body["metadata"]).toMatchObject({
      total: wanted.length,
      page: 1,
      limit: 1000,
      source: "recorded",
      stale: false,
    });
    const markets = z.array(marketSchema).parse(body["data"]);
    expect(markets.map(({ volume24h }) => volume24h)).toEqual(wanted.slice(0, 1000));
  });

  it("export the whole filter as CSV, whatever the page", async () => {
    const response = await callRoute(
      marketsRoute,
      "GET /api/polymarket/markets?format=csv&limit=1&offset=7",
    );
    expect(response.headers.get("content-type")).toMatch(/^text\/csv/);
    const text = await response.text();
    expect(text.startsWith("id,conditionId,slug,title,")).toBe(true);
    const ids = text.match(/^"\d+","0x/gm) ?? [];
    expect(ids).toHaveLength(5046);
  });

  it("find one market by id, condition id and slug", async () => {
    for (const id of [
      "531202",
      "0xb48621f7eba07b0a3eeabc6afb09ae42490239903997b9d412b0f69aeb040c8b",
      "bitboy-convicted",
    ]) {
      const { body } = await get(marketRoute, `/api/polymarket/markets/${id}`, { id });
      const market = marketDetailSchema.parse(body["data"]);
      expect(market).toMatchObject({
        id: "531202",
        eventTitle: "BitBoy convicted?",
        price: 0.268,
        category: null,
      });
    }
    const none = await get(marketRoute, "/api/polymarket/markets/nothing", { id: "nothing" });
    expect([none.status, none.body["error"]]).toMatchObject([404, { code: "NOT_FOUND" }]);
  });

  it("list events and show one with its markets", async () => {
    const list = await get(eventsRoute, "/api/polymarket/events?limit=5&sort=-marketCount");
    const [event] = z.array(eventSchema).parse(list.body["data"]);
    expect(list.body["metadata"]).toMatchObject({ total: 739 });
    const slug = event?.slug ?? "";
    const one = await get(eventRoute, `/api/polymarket/events/${slug}`, { slug });
    expect(eventDetailSchema.parse(one.body["data"]).markets).toHaveLength(
      event?.marketCount ?? -1,
    );
  });

  it.each([
    ["watchlist=true", 401, "UNAUTHENTICATED"],
    ["limit=0", 400, "INVALID_INPUT"],
    ["sort=title;drop", 400, "INVALID_INPUT"],
    ["price_min=NaN", 400, "INVALID_INPUT"],
    ["q=%00", 400, "INVALID_INPUT"],
    ["nonsense=1", 400, "INVALID_INPUT"],
  ])("answer ?%s with %i %s", async (query, status, code) => {
    const answer = await get(marketsRoute, `/api/polymarket/markets?${query}`);
    expect([answer.status, answer.body["error"]]).toMatchObject([status, { code }]);
  });

  it("say what an order book is, or that there is none", async () => {
    const answer = await get(bookRoute, "/api/polymarket/order-book/531202?size=10", {
      marketId: "531202",
    });
    expect([200, 404]).toContain(answer.status);
    if (answer.status === 200) orderBookSchema.parse(answer.body["data"]);
  });

  it("stand by event, each market in one group", async () => {
    const { body } = await get(groupsRoute, "/api/polymarket/markets/groups?limit=1000");
    const groups = z.array(marketGroupSchema).parse(body["data"]);
    expect(groups.reduce((sum, { markets }) => sum + markets, 0)).toBe(5046);
    expect(body["metadata"]).toMatchObject({ total: groups.length, source: "recorded" });
  });

  it("say what a size would pay where a book was recorded, and that there is none elsewhere", async () => {
    const list = await get(marketsRoute, "/api/polymarket/markets?limit=20");
    const ids = z
      .array(marketSchema)
      .parse(list.body["data"])
      .map(({ id }) => id);
    const answer = await get(quotesRoute, `/api/polymarket/quotes?size=100&ids=${ids.join()}`);
    const quotes = z.array(quoteSchema).parse(answer.body["data"]);
    expect(quotes.map(({ marketId }) => marketId).sort()).toEqual(ids.sort());
    for (const { price, reason } of quotes) expect(price === null).toBe(reason !== null);
  });

  it.each([
    ["size=0&ids=1", "size"],
    ["size=100&ids=", "ids"],
    [`size=100&ids=${Array.from({ length: 101 }, (_, id) => id).join()}`, "ids"],
  ])("refuse quotes for ?%s", async (query, field) => {
    const answer = await get(quotesRoute, `/api/polymarket/quotes?${query}`);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body["error"])).toContain(field);
  });

  it("check the set of an event, and say why it is none", async () => {
    const list = await get(eventsRoute, "/api/polymarket/events?limit=1&sort=-marketCount");
    const [event] = z.array(eventSchema).parse(list.body["data"]);
    const slug = event?.slug ?? "";
    const answer = await get(setRoute, `/api/polymarket/events/${slug}/set?size=500`, { slug });
    const check = eventSetSchema.parse(answer.body["data"]);
    expect(check).toMatchObject({ slug, sizeUsd: 500 });
    expect(check.outcomes).toBeLessThanOrEqual(event?.marketCount ?? 0);
  });

  it("start a sync for an administrator alone, 202 and then 409 with the running one", async () => {
    const post = (accessToken?: string) =>
      callRoute(syncRoute, "POST /api/polymarket/sync", {
        body: {},
        ...(accessToken && { accessToken }),
      });
    expect((await post()).status).toBe(401);
    const user = await app.createUser("someone@example.com", "correct horse");
    expect((await post(user.accessToken)).status).toBe(403);
    const admin = await app.createAdmin("boss@example.com", "correct horse");
    const started = await post(admin.accessToken);
    expect(started.status).toBe(202);
    const { data } = (await started.json()) as { data: { id: string } };
    const again = await post(admin.accessToken);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({
      error: { code: "CONFLICT", details: { run: { id: data.id } } },
    });
    for (let wait = 0; wait < 300; wait++) {
      const { body } = await get(syncRoute, "/api/polymarket/sync");
      if (syncStatusSchema.parse(body["data"]).running === null) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { body } = await get(syncRoute, "/api/polymarket/sync");
    expect(syncStatusSchema.parse(body["data"]).latest).toMatchObject({
      id: data.id,
      status: "success",
      rowsWritten: 0,
    });
  }, 120_000);
});
