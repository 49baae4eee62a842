import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as faults from "../support/hostile-faults.ts";
import {
  type HostileRule,
  type HostileScript,
  type HostileUpstream,
  startHostileUpstream,
} from "../support/hostile-upstream.ts";
import { makeGammaEvent, makeGammaMarket } from "../support/make-gamma-rows.ts";
import { makePolymarket } from "../support/make-polymarket.ts";
import { makeSync } from "../support/make-sync.ts";
import { startStack, type TestStack } from "../support/stack.ts";
import { startSync } from "@/lib/sync/start-sync.ts";
import { createSyncStore, isLeaseLost } from "@/lib/sync/sync-store.ts";

let stack: TestStack;
let upstream: HostileUpstream;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.sql(
    "truncate public.events, public.event_details, public.markets, public.market_details, public.market_outcomes, public.sync_runs, public.sync_sources, public.leases cascade",
  );
});
afterEach(() => upstream?.close());

async function open(script: HostileScript = {}) {
  upstream = await startHostileUpstream({ pageSize: 3, ...script });
  const polymarket = makePolymarket({
    urls: upstream.urls,
    limits: { tryTimeoutMs: 3000, totalTimeoutMs: 6000 },
  });
  return makeSync(stack, { polymarket });
}

const one = async <T extends object>(query: string, params: unknown[] = []) =>
  (await stack.sql<T>(query, params))[0];

const counts = () =>
  one(`select (select count(*)::int from public.events) as events,
    (select count(*)::int from public.markets) as markets,
    (select count(*)::int from public.market_outcomes) as outcomes`);

describe("a sync", () => {
  it("stores events, markets, outcomes and what has no event", async () => {
    const sync = await open({ looseMarkets: [makeGammaMarket("9001")] });
    const { run } = await sync.run();
    expect(run).toMatchObject({
      status: "success",
      eventsSeen: 10,
      marketsSeen: 21,
      rejects: 0,
      rowsWritten: 31,
    });
    expect(await counts()).toEqual({ events: 10, markets: 21, outcomes: 42 });
    expect(
      await one("select category, tags, price, event_slug from public.markets where id = '1001'"),
    ).toEqual({ category: "Sports", tags: ["Sports"], price: 0.42, event_slug: "race-100" });
    expect(await one("select event_id, category from public.markets where id = '9001'")).toEqual({
      event_id: null,
      category: null,
    });
  });

  it("writes nothing when nothing changed, and still says when a row was last seen", async () => {
    const sync = await open({ looseMarkets: [makeGammaMarket("9001")] });
    await sync.run();
    const versions = () => stack.sql("select id, xmin::text from public.markets order by id");
    const before = await versions();
    const { run } = await sync.run();
    expect(run).toMatchObject({ status: "success", rowsWritten: 0, marketsSeen: 21 });
    expect(await versions()).toEqual(before);
    const { data } = await stack.anon().rpc("get_market", { p_origin: "demo", p_key: "1001" });
    const seen = (data as { market: { last_seen_at: string } }).market.last_seen_at;
    expect(Date.parse(seen)).toBeGreaterThanOrEqual(Date.parse(run?.startedAt ?? ""));
  });

  it("writes a changed row and no other, and lets no older one overwrite it", async () => {
    const sync = await open();
    await sync.run();
    const [event] = upstream.events;
    const [market] = event?.markets ?? [];
    Object.assign(market ?? {}, { bestBid: 0.6, bestAsk: 0.62, updatedAt: "2026-11-02T00:00:00Z" });
    expect((await sync.run()).run).toMatchObject({ rowsWritten: 1 });
    Object.assign(market ?? {}, { bestBid: 0.1, bestAsk: 0.12, updatedAt: "2026-11-01T12:00:00Z" });
    expect((await sync.run()).run).toMatchObject({ status: "success", rowsWritten: 0 });
    expect(await one("select price from public.markets where id = '1001'")).toEqual({
      price: 0.61,
    });
  });

  it("closes only on the upstream's word, and keeps a market that disappears", async () => {
    const sync = await open({ looseMarkets: [makeGammaMarket("9001"), makeGammaMarket("9002")] });
    await sync.run();
    const [gone, closed] = upstream.events.splice(0, 2);
    Object.assign(closed ?? {}, { closed: true });
    for (const market of closed?.markets ?? []) Object.assign(market, { closed: true });
    upstream.events.push(...(closed ? [closed] : []));
    Object.assign(upstream.looseMarkets[1] ?? {}, { closed: true });
    const { run } = await sync.run();
    expect(run?.status).toBe("success");
    const rows = await stack.sql(
      `select id, closed, unlisted_since is not null as unlisted from public.markets
       where event_id in ($1, $2) or id like '900%' order by id`,
      [gone?.id, closed?.id],
    );
    expect(rows).toEqual([
      { id: "1001", closed: false, unlisted: true },
      { id: "1002", closed: false, unlisted: true },
      { id: "1011", closed: true, unlisted: true },
      { id: "1012", closed: true, unlisted: true },
      { id: "9001", closed: false, unlisted: false },
      { id: "9002", closed: true, unlisted: true },
    ]);
    expect(await one("select closed, tags from public.markets where id = '1011'")).toEqual({
      closed: true,
      tags: ["Sports"],
    });
    expect(await one("select closed from public.events where id = $1", [closed?.id])).toEqual({
      closed: true,
    });
    expect((await sync.run()).run).toMatchObject({ status: "success", rowsWritten: 0 });
  });

  it("quarantines a bad row with its reason and stores the rest", async () => {
    const sync = await open({
      events: [
        makeGammaEvent("100", [
          makeGammaMarket("1", { bestBid: "not a number" }),
          makeGammaMarket("2", { question: "Half a \ud800 letter" }),
          makeGammaMarket("3", { extra: "a NUL \u0000 in the raw answer" }),
          makeGammaMarket("4"),
        ]),
        makeGammaEvent("101", [makeGammaMarket("5")], { title: null }),
      ],
    });
    const { run } = await sync.run();
    expect(run).toMatchObject({ status: "success" });
    const rejects = await stack.sql<{ row_key: string; kind: string; reason: string }>(
      "select kind, row_key, reason from public.sync_rejects order by kind, row_key",
    );
    expect(run?.rejects).toBe(rejects.length);
    expect(rejects.map(({ kind, row_key }) => `${kind} ${row_key}`)).toEqual(
      expect.arrayContaining(["event 101", "market 1"]),
    );
    expect(rejects.every(({ reason }) => reason.length > 3)).toBe(true);
    expect(
      await stack.sql("select id from public.markets where id in ('4', '5') order by id"),
    ).toEqual([{ id: "4" }, { id: "5" }]);
    expect((await sync.run()).run).toMatchObject({ status: "success", rowsWritten: 0 });
    expect(
      await stack.sql(
        "select kind, row_key, reason from public.sync_rejects order by kind, row_key",
      ),
    ).toEqual(rejects);
  });

  it("keeps every raw answer to the letter, a compressed line each", async () => {
    const strange = { extra: 'A "quote", a line\nbreak and ünïcode \ud83d\ude00' };
    const sync = await open({
      events: [makeGammaEvent("100", [makeGammaMarket("1", strange), makeGammaMarket("2")])],
      looseMarkets: [makeGammaMarket("9001")],
    });
    await sync.run();
    const rows = await stack.sql<{ id: string; raw_line: number; data: Uint8Array }>(
      `select 'event ' || event_id as id, raw_line, raw_polymarket_data as data
       from public.event_details join public.raw_answers on raw_answers.id = raw_answer_id
       union all
       select market_id, raw_line, raw_polymarket_data
       from public.market_details join public.raw_answers on raw_answers.id = raw_answer_id
       order by id`,
    );
    const raw = rows.map(
      ({ data, raw_line }) =>
        JSON.parse(gunzipSync(data).toString().split("\n")[raw_line] ?? "") as Record<
          string,
          unknown
        >,
    );
    expect(rows.map(({ id }) => id)).toEqual(["1", "2", "9001", "event 100"]);
    expect(raw.map(({ id }) => id)).toEqual(["1", "2", "9001", "100"]);
    expect(raw[0]).toMatchObject(strange);
  });

  it("falls back to the last trade where the spread is above 0.10, and keeps unknown as null", async () => {
    const sync = await open({
      events: [
        makeGammaEvent(
          "100",
          [
            makeGammaMarket("1", { bestBid: 0.2, bestAsk: 0.5, spread: 0.3, lastTradePrice: 0.33 }),
            makeGammaMarket("2", {
              volumeNum: undefined,
              volume: undefined,
              volume24hr: undefined,
            }),
          ],
          { tags: undefined },
        ),
      ],
    });
    await sync.run();
    expect(
      await stack.sql(
        "select id, price, volume_24h, volume_total, category from public.markets order by id",
      ),
    ).toEqual([
      { id: "1", price: 0.33, volume_24h: 100, volume_total: 1234.5, category: null },
      { id: "2", price: 0.42, volume_24h: null, volume_total: null, category: null },
    ]);
  });
});

const EVENTS = "/gamma/events/keyset";
const MARKETS = "/gamma/markets/keyset";

describe("an upstream that fails", () => {
  it.each<{ name: string; rules: HostileRule[] }>([
    { name: "answers an error object", rules: [{ fault: faults.errorObject, path: EVENTS }] },
    { name: "answers null", rules: [{ fault: faults.nullBody, path: EVENTS }] },
    { name: "answers HTML with 200", rules: [{ fault: faults.html(), path: EVENTS }] },
    {
      name: "cuts the JSON of page 2",
      rules: [{ fault: faults.truncated, path: EVENTS, page: 2 }],
    },
    { name: "fails on page 3", rules: [{ fault: faults.status(404), path: EVENTS, page: 3 }] },
    {
      name: "lists no event at all",
      rules: [{ fault: { page: () => ({ rows: [], nextCursor: null }) }, path: EVENTS }],
    },
    { name: "stands still", rules: [{ fault: faults.stuckCursor, path: EVENTS, page: 2 }] },
    { name: "goes in a circle", rules: [{ fault: faults.cyclicCursor, path: EVENTS, page: 3 }] },
    { name: "never ends", rules: [{ fault: faults.endlessCursor, path: EVENTS }] },
    {
      name: "never ends on single markets",
      rules: [{ fault: faults.endlessCursor, path: MARKETS }],
    },
  ])("that $name ends the run with an error and changes no last success", async ({ rules }) => {
    const sync = await open();
    await sync.run();
    const before = await one("select last_success_at, crawled_at from public.sync_sources");
    upstream.setFaults(rules);
    const { run } = await sync.run();
    expect(run).toMatchObject({ status: "error", error: { code: "UPSTREAM_FAILED" } });
    expect(await one("select last_success_at, crawled_at from public.sync_sources")).toEqual(
      before,
    );
    expect(await counts()).toEqual({ events: 10, markets: 20, outcomes: 40 });
    expect(await one("select count(*)::int as open from public.markets where not closed")).toEqual({
      open: 20,
    });
    upstream.setFaults([]);
    expect((await sync.run()).run).toMatchObject({ status: "success", rowsWritten: 0 });
  });

  it.each<{ name: string; rules: HostileRule[] }>([
    {
      name: "an empty page in the middle",
      rules: [{ fault: faults.emptyPage, path: EVENTS, page: 2, times: 1 }],
    },
    { name: "a page twice", rules: [{ fault: faults.duplicatePage, path: EVENTS, page: 2 }] },
    { name: "a page that shifted", rules: [{ fault: faults.shiftedPage, path: EVENTS }] },
    { name: "a 503 once", rules: [{ fault: faults.status(503), path: EVENTS, page: 2, times: 1 }] },
    { name: "a reset once", rules: [{ fault: faults.reset, path: EVENTS, page: 2, times: 1 }] },
    {
      name: "a row nested without end",
      rules: [{ fault: faults.deepRow(5000), path: EVENTS, page: 1 }],
    },
  ])("$name does not stop a sync", async ({ rules }) => {
    const sync = await open();
    upstream.setFaults(rules);
    expect((await sync.run()).run).toMatchObject({ status: "success" });
    upstream.setFaults([]);
    expect((await sync.run()).run).toMatchObject({ status: "success" });
    expect(await counts()).toEqual({ events: 10, markets: 20, outcomes: 40 });
  });
});

describe("the lease", () => {
  it("lets one of two syncs work and tells the other of its run", async () => {
    const sync = await open({ latencyMs: 20 });
    const [first, second] = await Promise.all([sync.run({ owner: "a" }), sync.run({ owner: "b" })]);
    const outcomes = [first.outcome, second.outcome].sort();
    expect(outcomes).toEqual(["busy", "worked"]);
    expect(first.run?.id).toBe(second.run?.id);
    expect(await one("select count(*)::int as runs from public.sync_runs")).toEqual({ runs: 1 });
  });

  it("refuses every write of a holder that slept past it", async () => {
    const sync = await open();
    const options = { trigger: "admin", owner: "sleeper" } as const;
    const late = await startSync(sync.ctx, options);
    if (late.outcome !== "claimed") throw new Error("the lease is free");
    const store = createSyncStore(stack.service(), late.claim, sync.ctx);
    await stack.sql("update public.leases set expires_at = now() - interval '1 second'");
    await sync.run({ owner: "successor" });
    const before = await counts();
    const writes = [
      () => store.diff(1, [], []),
      async () => store.upsert(await store.pack([], []), true),
      () => store.reject([]),
      () => store.save({} as never, {} as never),
      () => store.finish("success", null, null),
    ];
    for (const write of writes) {
      const error = await write().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(isLeaseLost(error)).toBe(true);
    }
    expect(await store.renew()).toBe(false);
    expect(await counts()).toEqual(before);
  });

  it("is renewed, given back, and free after it ran out", async () => {
    const db = stack.service();
    const take = async (owner: string) =>
      (await db.rpc("acquire_lease", { p_name: "x", p_owner: owner })).data;
    expect(await take("a")).toBe(1);
    expect(await take("b")).toBeNull();
    expect((await db.rpc("renew_lease", { p_name: "x", p_token: 1 })).data).toBe(true);
    await stack.sql(
      "update public.leases set expires_at = now() - interval '1 ms'".replace("ms", "millisecond"),
    );
    expect((await db.rpc("renew_lease", { p_name: "x", p_token: 1 })).data).toBe(false);
    expect(await take("b")).toBe(2);
    await db.rpc("release_lease", { p_name: "x", p_token: 1 });
    expect(await take("c")).toBeNull();
    await db.rpc("release_lease", { p_name: "x", p_token: 2 });
    expect(await take("c")).toBe(3);
  });
});

describe("a run that is cut off", () => {
  it("pauses when its time is used up and goes on where it stopped", async () => {
    const sync = await open();
    const slices = [];
    for (let slice = 0; slice < 30; slice++) {
      const { run } = await sync.run({ budgetMs: 0 });
      slices.push(run);
      if (run?.status !== "running") break;
    }
    expect(new Set(slices.map((run) => run?.id)).size).toBe(1);
    expect(slices.length).toBeGreaterThan(3);
    expect(slices.at(-1)).toMatchObject({ status: "success", rowsWritten: 30 });
    expect(await counts()).toEqual({ events: 10, markets: 20, outcomes: 40 });
    const walked = upstream.requests.filter(({ path }) => path === EVENTS);
    expect(walked.length).toBeLessThan(15);
  });

  it("is shown as interrupted within a lease, and the next call goes on with it", async () => {
    const sync = await open();
    const stopped = await startSync(sync.ctx, { trigger: "admin", owner: "killed" });
    if (stopped.outcome !== "claimed") throw new Error("the lease is free");
    await stack.sql("update public.leases set expires_at = now() - interval '1 second'");
    await stack.sql("update public.sync_runs set heartbeat_at = now() - interval '20 seconds'");
    await stack.service().rpc("reap_sync_runs");
    expect(await one("select status, error ->> 'code' as code from public.sync_runs")).toEqual({
      status: "error",
      code: "INTERRUPTED",
    });
    const { run } = await sync.run();
    expect(run).toMatchObject({ id: stopped.claim.run.id, status: "success", error: null });
  });

  it("does the work of a time slot once", async () => {
    const sync = await open();
    const slot = new Date("2026-11-21T12:00:00Z");
    const first = await sync.run({ slot });
    const again = await sync.run({ slot });
    expect([first.outcome, again.outcome]).toEqual(["worked", "done"]);
    expect(again.run?.id).toBe(first.run?.id);
    expect((await sync.run({ slot: new Date("2026-11-21T12:05:00Z") })).outcome).toBe("worked");
  });
});
