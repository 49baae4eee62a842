import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as alertsRoute from "@/app/api/alerts/route.ts";
import * as alertRoute from "@/app/api/alerts/[id]/route.ts";
import * as historyRoute from "@/app/api/alerts/[id]/history/route.ts";
import * as testRoute from "@/app/api/alerts/[id]/test/route.ts";
import * as tryRoute from "@/app/api/alerts/test/route.ts";
import * as cronRoute from "@/app/api/cron/evaluate-alerts/route.ts";
import * as notificationsRoute from "@/app/api/notifications/route.ts";
import * as notificationRoute from "@/app/api/notifications/[id]/route.ts";
import { callRoute, startApp } from "../support/app.ts";
import { storeMarket, storeTrades } from "../support/make-trades.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let owner: { id: string; accessToken: string };
let stranger: { id: string; accessToken: string };

beforeAll(async () => {
  app = await startApp();
  owner = await app.createUser("owner@example.com", "correct horse");
  stranger = await app.createUser("other@example.com", "correct horse");
  await app.sql("insert into public.sync_sources (origin, last_success_at) values ('demo', now())");
  await storeMarket(app.database, "m1");
  await storeMarket(app.database, "m2");
}, 120_000);
afterAll(() => app?.stop());

type Who = { accessToken: string };

const read = async (response: Response) => ({
  status: response.status,
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape are looked at
  body: (await response.json()) as any,
});
const create = async (body: unknown, { accessToken }: Who = owner) =>
  read(await callRoute(alertsRoute, "POST /api/alerts", { accessToken, body }));
const list = async (query = "", { accessToken }: Who = owner) =>
  read(await callRoute(alertsRoute, `GET /api/alerts${query}`, { accessToken }));
const change = async (method: string, id: string, body?: unknown, { accessToken }: Who = owner) =>
  read(
    await callRoute(alertRoute, `${method} /api/alerts/${id}`, {
      accessToken,
      params: { id },
      ...(body !== undefined && { body }),
    }),
  );
const history = async (id: string, { accessToken }: Who = owner) =>
  read(
    await callRoute(historyRoute, `GET /api/alerts/${id}/history`, { accessToken, params: { id } }),
  );
const evaluate = async () =>
  read(
    await callRoute(cronRoute, "GET /api/cron/evaluate-alerts", {
      headers: { authorization: "Bearer cron-secret-of-the-tests" },
    }),
  );
const bell = async (query = "", { accessToken }: Who = owner) =>
  read(await callRoute(notificationsRoute, `GET /api/notifications${query}`, { accessToken }));

/** A sync that saw the market at this price. */
const price = (value: number, id = "m1") =>
  app.sql("update public.markets set price = $1, last_seen_at = clock_timestamp() where id = $2", [
    value,
    id,
  ]);

const now = () => new Date().toISOString();
const address = (digit: string) => `0x${digit.repeat(40)}`;

const crossing = { kind: "price-crosses", marketId: "m1", direction: "up", level: 0.6 };

describe("alerts", () => {
  it("are told once a crossing, with the value, the threshold and the age of the data", async () => {
    await price(0.5);
    const made = await create({ condition: crossing, cooldownSeconds: 0 });
    expect(made).toMatchObject({
      status: 201,
      body: {
        data: {
          condition: { ...crossing, outcome: "YES" },
          sentence: "Tell me when YES of “m1” rises to 60.0¢.",
          subject: { title: "m1", link: "/markets/m1" },
          state: "armed",
          lastValue: null,
          fireCount: 0,
        },
      },
    });
    const { id } = made.body.data;
    expect((await evaluate()).body.data).toMatchObject({ status: "done", evaluated: 1, fired: 0 });
    await price(0.65);
    expect((await evaluate()).body.data).toMatchObject({ fired: 1, delivered: 1 });
    expect((await evaluate()).body.data).toMatchObject({ fired: 0, delivered: 0 });
    const [firing] = (await history(id)).body.data;
    expect(firing).toMatchObject({
      title: "YES rose to 65.0¢: m1",
      value: 0.65,
      threshold: 0.6,
      link: "/markets/m1",
      deliveries: [{ channel: "in-app", status: "sent", attempts: 1 }],
    });
    expect(Date.parse(firing.observedAt)).toBeLessThanOrEqual(Date.parse(firing.firedAt));
    expect((await bell()).body.data[0]).toMatchObject({
      kind: "alert",
      title: "YES rose to 65.0¢: m1",
      readAt: null,
    });
    await change("DELETE", id);
  });

  it.each([
    [
      "a large trade",
      { kind: "large-trade", marketId: "m2", minUsd: 1000 },
      async () =>
        storeTrades(app.database, [
          { wallet: "0xa", market: "m2", size: 10_000, price: 0.4, at: now(), taker: true },
          { wallet: "0xb", market: "m2", size: 100, price: 0.4, at: now(), taker: true },
        ]),
      /^\$4K bought YES at 40\.0¢: m2$/,
    ],
    [
      "a wallet's trade",
      { kind: "large-trade", wallet: address("c"), minUsd: 10 },
      async () =>
        storeTrades(app.database, [
          {
            wallet: address("c"),
            market: "m2",
            size: 100,
            price: 0.5,
            side: "SELL",
            outcome: 1,
            at: now(),
          },
        ]),
      /^\$50 sold NO at 50\.0¢/,
    ],
    [
      "a whale that enters",
      { kind: "whale-moves", marketId: "m2", action: "enters", minUsd: 5000 },
      async () =>
        storeTrades(app.database, [
          { wallet: address("d"), market: "m2", size: 8000, price: 0.5, at: now() },
          { wallet: address("d"), market: "m2", size: 8000, price: 0.5, at: now() },
        ]),
      /entered YES with \$8K: m2$/,
    ],
    [
      "a consensus",
      { kind: "consensus" },
      async () =>
        app.sql(`insert into public.signals (origin, source_type, source_id, dedupe_key, market_id, side, price_at, reason, created_at)
        values ('demo', 'consensus', 'm2', 'k', 'm2', 'NO', 0.5, '3 wallets', clock_timestamp())`),
      /^Consensus on NO: m2$/,
    ],
    [
      "new markets of a screen",
      { kind: "new-market", filter: { q: "fresh", volume_min: 10 } },
      async () => {
        for (const [id, volume] of [
          ["fresh one", 50],
          ["fresh two", 20],
          ["fresh small", 1],
          ["other", 99],
        ] as const)
          await app.sql(
            `insert into public.markets (origin, id, condition_id, title, search, active, closed, volume_24h, content_hash, first_seen_at)
          values ('demo', $1, $1, $1, $1, true, false, $2, 'x', clock_timestamp())`,
            [id, volume],
          );
      },
      /^2 new markets match your screen$/,
    ],
    [
      "a failed run",
      { kind: "run-failed" },
      async () =>
        app.sql(
          `insert into public.workflow_executions (id, user_id, graph, options, trigger, status, error, finished_at)
        values (gen_random_uuid(), $1, '{"nodes":[],"edges":[]}', '{}', 'stream', 'error', '{"message":"no such market"}', clock_timestamp())`,
          [owner.id],
        ),
      /^Run failed:/,
    ],
    [
      "a proposed resolution",
      { kind: "resolution", marketId: "m2" },
      async () => {
        await price(0.5, "m2");
        await evaluate();
        await app.sql(
          "update public.markets set resolution_status = 'proposed', last_seen_at = clock_timestamp() where id = 'm2'",
        );
      },
      /^Resolution proposed: m2$/,
    ],
    [
      "a wide spread",
      { kind: "spread", marketId: "m2", level: 0.05 },
      async () => {
        await app.sql(
          "update public.markets set spread = 0.01, last_seen_at = clock_timestamp() where id = 'm2'",
        );
        await evaluate();
        await app.sql(
          "update public.markets set spread = 0.08, last_seen_at = clock_timestamp() where id = 'm2'",
        );
      },
      /^Spread is 8\.0¢: m2$/,
    ],
    [
      "a move",
      { kind: "price-moves", marketId: "m2", percent: 20, windowMinutes: 60 },
      async () => {
        await app.sql(
          "insert into public.prices_1m values ('demo', 'm2-0', now() - interval '65 minutes', 0.5)",
        );
        await price(0.5, "m2");
        await evaluate();
        await price(0.65, "m2");
      },
      /^Up 30\.0 % in an hour: m2$/,
    ],
    [
      "a stale sync",
      { kind: "sync-stale", minutes: 30 },
      async () => {
        await evaluate();
        await app.sql(
          "update public.sync_sources set last_success_at = now() - interval '40 minutes'",
        );
      },
      /^No sync has succeeded for 40 minutes$/,
    ],
  ] as [string, object, () => Promise<unknown>, RegExp][])(
    "tell %s once",
    async (_name, condition, happen, title) => {
      const { id } = (await create({ condition })).body.data;
      await evaluate();
      await happen();
      const [first, second] = await Promise.all([evaluate(), evaluate()]);
      expect((first.body.data.fired as number) + (second.body.data.fired as number)).toBe(1);
      expect((await evaluate()).body.data.fired).toBe(0);
      const told = (await history(id)).body.data;
      expect(told).toHaveLength(1);
      expect(told[0].title).toMatch(title);
      const shown = (await list(`?sort=-lastFiredAt&limit=1`)).body.data[0];
      expect(shown).toMatchObject({ id, state: "cooling", fireCount: 1 });
      await change("DELETE", id);
      await app.sql("update public.sync_sources set last_success_at = now()");
    },
  );

  it("are held back in the quiet hours of their user, and delivered after", async () => {
    await app.sql("update public.user_settings set settings = $1 where user_id = $2", [
      JSON.stringify({ quietHours: { from: "00:00", to: "23:59", timeZone: "UTC" } }),
      owner.id,
    ]);
    await price(0.5);
    const { id } = (await create({ condition: crossing })).body.data;
    await evaluate();
    await price(0.7);
    expect((await evaluate()).body.data).toMatchObject({ fired: 1, delivered: 0 });
    const [held] = (await history(id)).body.data;
    expect(held.deliveries[0]).toMatchObject({ status: "pending", attempts: 0 });
    expect(Date.parse(held.deliveries[0].nextAttemptAt)).toBeGreaterThan(Date.now());
    await app.sql(
      "update public.alert_deliveries set next_attempt_at = now() where status = 'pending'",
    );
    expect((await evaluate()).body.data).toMatchObject({ fired: 0, delivered: 1 });
    await app.sql("update public.user_settings set settings = '{}'");
    await change("DELETE", id);
  });

  it("are paused, changed, deleted and brought back with their history", async () => {
    await price(0.5);
    const { id } = (await create({ condition: crossing, cooldownSeconds: 0 })).body.data;
    await evaluate();
    expect((await change("PATCH", id, { paused: true })).body.data.state).toBe("paused");
    await price(0.7);
    expect((await evaluate()).body.data.fired).toBe(0);
    await change("PATCH", id, { paused: false });
    expect((await evaluate()).body.data.fired).toBe(0);
    const changed = await change("PATCH", id, {
      condition: { ...crossing, direction: "down" },
      name: "Falls",
    });
    expect(changed.body.data).toMatchObject({
      name: "Falls",
      lastValue: null,
      condition: { direction: "down" },
    });
    expect((await evaluate()).body.data.fired).toBe(0);
    await price(0.55);
    expect((await evaluate()).body.data.fired).toBe(1);
    expect((await change("DELETE", id)).body.data).toEqual({ deleted: true });
    expect((await change("DELETE", id)).status).toBe(404);
    expect((await change("PATCH", id, { paused: true })).status).toBe(404);
    expect((await list()).body.data).toEqual([]);
    expect((await change("PATCH", id, { deleted: false })).body.data).toMatchObject({
      id,
      fireCount: 1,
    });
    expect((await history(id)).body.data).toHaveLength(1);
    await change("DELETE", id);
  });

  it("say what they would tell, kept or not, and send nothing", async () => {
    await price(0.7);
    const fields = { condition: crossing, channels: ["in-app"] };
    const tried = await read(
      await callRoute(tryRoute, "POST /api/alerts/test", {
        accessToken: owner.accessToken,
        body: fields,
      }),
    );
    expect(tried.body.data).toMatchObject({
      wouldFire: true,
      title: "YES rose to 70.0¢: m1",
      value: 0.7,
      channels: [{ channel: "in-app", ready: true }],
    });
    const before = (await bell()).body.metadata.total;
    const { id } = (await create(fields)).body.data;
    const options = { accessToken: owner.accessToken, params: { id }, body: {} };
    const tested = await read(await callRoute(testRoute, `POST /api/alerts/${id}/test`, options));
    expect(tested.body.data).toMatchObject({ wouldFire: true, value: 0.7, threshold: 0.6 });
    expect((await bell()).body.metadata.total).toBe(before);
    await change("DELETE", id);
  });

  it.each([
    [{ condition: { kind: "nothing" } }, 400, "condition.kind"],
    [{ condition: { ...crossing, level: 2 } }, 400, "condition.level"],
    [{ condition: { ...crossing, marketId: "ghost" } }, 400, "condition.marketId"],
    [{ condition: { kind: "whale-moves" } }, 400, "condition.wallet"],
    [{ condition: { kind: "set-arbitrage", eventSlug: "ghost" } }, 400, "condition.eventSlug"],
    [
      { condition: { kind: "run-failed", workflowId: crypto.randomUUID() } },
      400,
      "condition.workflowId",
    ],
    [{ condition: crossing, channels: [] }, 400, "channels"],
    [{ condition: crossing, channels: ["webhook"] }, 400, "webhook"],
    [
      { condition: crossing, channels: ["webhook"], webhook: { url: "https://127.0.0.1/x" } },
      400,
      "webhook.url",
    ],
    [{ condition: crossing, webhook: { url: "http://example.com" } }, 400, "webhook.url"],
    [{ condition: crossing, cooldownSeconds: -1 }, 400, "cooldownSeconds"],
    [{ condition: crossing, userId: "u" }, 400, "userId"],
    [{ condition: crossing, channels: ["email"] }, 503, "variable"],
  ])("refuse %j", async (body, status, field) => {
    const answer = await create(body);
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.body.error.details)).toContain(field);
  });

  it("are nobody else's", async () => {
    const { id } = (await create({ condition: crossing })).body.data;
    expect((await list("", stranger)).body.data).toEqual([]);
    expect((await change("PATCH", id, { paused: true }, stranger)).status).toBe(404);
    expect((await change("DELETE", id, undefined, stranger)).status).toBe(404);
    expect((await history(id, stranger)).status).toBe(404);
    expect((await callRoute(alertsRoute, "GET /api/alerts")).status).toBe(401);
    expect((await callRoute(cronRoute, "GET /api/cron/evaluate-alerts")).status).toBe(401);
    await change("DELETE", id);
  });
});

describe("notifications", () => {
  it("are counted, marked, removed, and read by their owner alone", async () => {
    await app.sql("delete from public.notifications");
    // A second apart: two of one millisecond are in no order.
    for (const [index, title] of ["one", "two", "three"].entries())
      await app.sql(
        `insert into public.notifications (user_id, kind, title, created_at)
         values ($1, 'alert', $2, now() - interval '1 minute' + $3 * interval '1 second')`,
        [owner.id, title, index],
      );
    const first = await bell("?limit=2");
    expect(first.body.data.map(({ title }: { title: string }) => title)).toEqual(["three", "two"]);
    const rest = await bell(
      `?limit=2&cursor=${encodeURIComponent(first.body.metadata.nextCursor)}`,
    );
    expect(rest.body.data.map(({ title }: { title: string }) => title)).toEqual(["one"]);
    expect(rest.body.metadata).toMatchObject({ total: 3, nextCursor: null });
    const { id } = first.body.data[0];
    const mark = async (method: string, body: unknown, { accessToken }: Who = owner) =>
      read(
        await callRoute(notificationRoute, `${method} /api/notifications/${id}`, {
          accessToken,
          params: { id },
          ...(body !== undefined && { body }),
        }),
      );
    expect((await mark("PATCH", { read: true }, stranger)).status).toBe(404);
    expect((await mark("PATCH", { read: true })).body.data.readAt).toMatch(/^20/);
    expect((await bell("?unread=true&limit=1")).body.metadata.total).toBe(2);
    const all = await read(
      await callRoute(notificationsRoute, "POST /api/notifications", {
        accessToken: owner.accessToken,
        body: { read: true },
      }),
    );
    expect(all.body.data).toEqual({ updated: 2 });
    expect((await bell("?unread=true")).body.data).toEqual([]);
    expect((await mark("DELETE", undefined, stranger)).status).toBe(404);
    expect((await mark("DELETE", undefined)).body.data).toEqual({ deleted: true });
    expect((await bell("", stranger)).body.data).toEqual([]);
    expect((await callRoute(notificationsRoute, "GET /api/notifications")).status).toBe(401);
  });
});
