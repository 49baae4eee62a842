import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cronRefreshWallets } from "@/lib/wallets/cron-refresh-wallets.ts";
import { cronRetention, RETENTION_DAYS } from "@/lib/wallets/cron-retention.ts";
import { type FakeLists, type FakeRequest, fakeDataApi } from "../support/fake-data-api.ts";
import { makeGammaEvent, makeGammaMarket } from "../support/make-gamma-rows.ts";
import { startHostileUpstream } from "../support/hostile-upstream.ts";
import { makePolymarket } from "../support/make-polymarket.ts";
import { makeSync } from "../support/make-sync.ts";
import { makeAddress } from "../support/make-trade.ts";
import { startStack, type TestStack } from "../support/stack.ts";

const NOW = new Date("2026-11-21T12:00:30Z");
const MINUTE_MS = 60_000;

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.sql(
    `truncate public.events, public.event_details, public.markets, public.market_details, public.market_outcomes, public.wallets, public.wallet_trades, public.wallet_activity,
       public.wallet_positions, public.wallet_refreshes, public.market_stubs, public.ingest_rejects, public.leases,
       public.ingest_feeds, public.holders, public.holder_lists, public.prices_1m, public.prices_1h,
       public.price_tracks, public.sync_runs, public.sync_sources cascade`,
  );
});

const one = async <T extends object>(query: string) => (await stack.sql<T>(query))[0];
const count = async (table: string, where = "true") =>
  (await one<{ n: number }>(`select count(*)::int as n from public.${table} where ${where}`))?.n;

/** Trade `number`, so many seconds before noon. */
const makeRow = (number: number, ago: number) => ({
  proxyWallet: makeAddress(number % 5),
  transactionHash: `0xt${number}`,
  asset: "11",
  conditionId: "0xc1",
  side: "BUY",
  size: 10 + number,
  price: 0.5,
  timestamp: Math.floor(NOW.getTime() / 1000) - ago,
  outcomeIndex: 0,
});

const many = (numbers: number, ago = 0) =>
  Array.from({ length: numbers }, (_, index) => makeRow(index + ago * 10_000, index + ago));

type Options = {
  fault?: (request: FakeRequest) => Response | unknown[] | undefined;
  now?: Date;
  processId?: string;
  maxOffset?: number;
};

function open(lists: FakeLists, { fault, now = NOW, processId = "a", maxOffset }: Options = {}) {
  const fake = fakeDataApi({
    lists,
    ...(fault && { fault }),
    ...(maxOffset !== undefined && { maxOffset }),
  });
  const ctx = {
    service: stack.service(),
    origin: "demo" as const,
    now: () => now,
    signal: new AbortController().signal,
    log: () => undefined,
    polymarket: fake.polymarket,
    processId,
  };
  return { ...fake, ctx };
}

const setSynced = () =>
  stack.sql(
    "insert into public.sync_sources (origin, last_success_at) values ('demo', now()) on conflict do nothing",
  );
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS);

describe("the ingest", () => {
  it("waits for the first sync", async () => {
    const { ctx, requests } = open({});
    expect(await cronRefreshWallets(ctx)).toMatchObject({ status: "waiting" });
    expect(requests).toEqual([]);
  });

  it("reads both global feeds, newest first, and marks the taker's rows", async () => {
    await setSynced();
    const trades = many(30);
    const { ctx } = open({ trades, takerTrades: trades.slice(0, 10) });
    expect(await cronRefreshWallets(ctx)).toMatchObject({ status: "done", failures: [] });
    expect(await count("wallet_trades")).toBe(30);
    expect(await count("wallet_trades", "is_taker")).toBe(10);
    expect(
      await stack.sql(
        "select feed, gaps from public.ingest_feeds where watermark is not null order by feed",
      ),
    ).toEqual([
      { feed: "taker-trades", gaps: 0 },
      { feed: "trades", gaps: 0 },
    ]);
  });

  it("does a slot's work once: a second call finds it done, two at once share nothing", async () => {
    await setSynced();
    const trades = many(30);
    const first = open({ trades });
    const second = open({ trades }, { processId: "b" });
    const reports = await Promise.all([
      cronRefreshWallets(first.ctx),
      cronRefreshWallets(second.ctx),
    ]);
    expect(reports.map(({ status }) => status).toSorted()).toEqual(["busy", "done"]);
    const third = open({ trades });
    expect(await cronRefreshWallets(third.ctx)).toMatchObject({ status: "done" });
    expect(third.requests).toEqual([]);
  });

  it("reads on down to where the last reading began, and says where it could not get there", async () => {
    await setSynced();
    const old = many(50, 3600);
    await cronRefreshWallets(open({ trades: old }).ctx);
    const news = many(1800);
    const met = open({ trades: [...news, ...old] }, { now: later(1) });
    await cronRefreshWallets(met.ctx);
    expect(await count("wallet_trades")).toBe(1850);
    const flood = Array.from({ length: 2000 }, (_, index) => makeRow(900_000 + index, -3600));
    const cut = open({ trades: [...flood, ...news, ...old] }, { now: later(2), maxOffset: 500 });
    await cronRefreshWallets(cut.ctx);
    expect(await one("select gaps from public.ingest_feeds where feed = 'trades'")).toEqual({
      gaps: 1,
    });
  });

  describe("whether all fills of a window are stored", () => {
    const coverage = async (ago: number) =>
      (
        await one<{ coverage: string }>(
          `select private.trades_coverage('demo', timestamptz '${NOW.toISOString()}' - interval '${ago} seconds') as coverage`,
        )
      )?.coverage;

    it("is known back to the oldest row that was read in one piece", async () => {
      await setSynced();
      const old = many(50, 3600);
      await cronRefreshWallets(open({ trades: old, takerTrades: old }).ctx);
      const trades = [...many(1800), ...old];
      await cronRefreshWallets(open({ trades, takerTrades: trades }, { now: later(1) }).ctx);
      expect(await coverage(3640)).toBe("complete");
      expect(await coverage(3700)).toBe("lower_bound");
    });

    it("ends where the upstream cut a walk off, whatever is read behind it later", async () => {
      await setSynced();
      const old = many(50, 7200);
      await cronRefreshWallets(open({ trades: old, takerTrades: old }).ctx);
      const flood = [...many(2000, 60), ...old];
      const lists = { trades: flood, takerTrades: flood };
      await cronRefreshWallets(open(lists, { now: later(1), maxOffset: 500 }).ctx);
      const read = await one<{ ago: number }>(
        `select extract(epoch from timestamptz '${NOW.toISOString()}' - max(covered_from))::int as ago from public.ingest_feeds`,
      );
      expect(read?.ago).toBeGreaterThan(60);
      expect(read?.ago).toBeLessThan(2060);
      expect(await coverage((read?.ago ?? 0) - 1)).toBe("complete");
      expect(await coverage(2059)).toBe("lower_bound");
      await cronRefreshWallets(open(lists, { now: later(2) }).ctx);
      expect(await coverage(7200)).toBe("lower_bound");
    });

    it("ends at a row that could not be stored", async () => {
      await setSynced();
      const trades = [makeRow(1, 10), { ...makeRow(2, 20), proxyWallet: "nobody" }, makeRow(3, 30)];
      await cronRefreshWallets(open({ trades, takerTrades: trades }).ctx);
      expect(await coverage(9)).toBe("complete");
      expect(await coverage(20)).toBe("lower_bound");
    });

    it("is not known of a feed that was not read of late, nor of one alone", async () => {
      await setSynced();
      const trades = many(50);
      await cronRefreshWallets(open({ trades }).ctx);
      expect(await coverage(40)).toBe("lower_bound");
      await cronRefreshWallets(open({ trades, takerTrades: trades }, { now: later(1) }).ctx);
      expect(await coverage(40)).toBe("complete");
      await stack.sql(
        "update public.ingest_feeds set last_success_at = now() - interval '1 hour' where feed = 'trades'",
      );
      expect(await coverage(40)).toBe("lower_bound");
    });
  });

  it("a page that fails fails its feed alone, and the next slice goes on at that page", async () => {
    await setSynced();
    const trades = many(1200);
    const broken = open(
      { trades, takerTrades: trades.slice(0, 5) },
      {
        fault: ({ path, query }) =>
          path === "/data/trades" &&
          query.get("takerOnly") === "false" &&
          query.get("offset") === "500"
            ? new Response("no", { status: 500 })
            : undefined,
      },
    );
    const report = await cronRefreshWallets(broken.ctx);
    expect(report.failures).toEqual(["trades"]);
    const mended = open({ trades, takerTrades: trades.slice(0, 5) }, { now: later(1) });
    expect(await cronRefreshWallets(mended.ctx)).toMatchObject({ failures: [] });
    expect(await count("wallet_trades")).toBe(1200);
    const read = mended.requests.filter(
      ({ query }) => query.get("takerOnly") === "false" && !query.has("user"),
    );
    expect(read[0]?.query.get("offset")).toBe("500");
  });

  it("refreshes wallets that are due, large ones first", async () => {
    await setSynced();
    const [large, small] = [
      [1, 2, 3],
      [4, 5, 6],
    ].map((numbers) => numbers.map(makeAddress));
    await stack.sql(
      `insert into public.wallets (origin, address, refresh_tier, refresh_due_at)
       select 'demo', unnest($1::text[]), 2, now() - interval '1 day'
       union all select 'demo', unnest($2::text[]), 1, now()
       union all select 'demo', $3, 0, now() + interval '1 day'`,
      [small, large, makeAddress(7)],
    );
    const { ctx, requests } = open({});
    expect(await cronRefreshWallets(ctx)).toMatchObject({ wallets: 6 });
    const users = requests
      .filter(({ path }) => path === "/data/activity")
      .map(({ query }) => query.get("user") ?? "");
    // Three are refreshed at once, in no order among them.
    const begun = [...new Set(users)];
    expect(begun.slice(0, 3).toSorted()).toEqual(large);
    expect(begun.slice(3).toSorted()).toEqual(small);
  });

  it("lists holders of both outcomes with their coverage, and prices of the largest markets", async () => {
    await setSynced();
    await stack.sql(
      `insert into public.markets (origin, id, title, search, active, closed, content_hash, condition_id, volume_24h, price)
       values ('demo', 'm', 'M', 'm', true, false, 'h', '0xc1', 100, 0.4)`,
    );
    await stack.sql(
      `insert into public.market_outcomes (origin, market_id, position, name, token_id)
       values ('demo', 'm', 0, 'Yes', '11'), ('demo', 'm', 1, 'No', '12')`,
    );
    const holder = (number: number, amount: number) => ({
      proxyWallet: makeAddress(number),
      amount,
      outcomeIndex: 0,
    });
    const twenty = Array.from({ length: 20 }, (_, index) => holder(index + 1, 100));
    const hour = Math.floor(NOW.getTime() / 3_600_000) * 3600;
    const { ctx } = open({
      holders: [{ token: "11", holders: twenty }],
      interest: [{ market: "0xc1", value: 2500 }],
      history: [
        { t: hour - 7200, p: 0.3 },
        { t: hour - 3600, p: 0.35 },
      ],
      leaders: [{ rank: "1", proxyWallet: makeAddress(40), userName: "Lea", vol: 5, pnl: -3 }],
    });
    expect(await cronRefreshWallets(ctx)).toMatchObject({
      holderLists: 1,
      priceHistories: 1,
      failures: [],
    });
    expect(
      await stack.sql(
        "select token_id, listed, shares_total, coverage from public.holder_lists order by token_id",
      ),
    ).toEqual([
      { token_id: "11", listed: 20, shares_total: 2500, coverage: "truncated" },
      { token_id: "12", listed: 0, shares_total: null, coverage: "complete" },
    ]);
    expect(await count("holders")).toBe(20);
    expect(
      await stack.sql(
        "select token_id, round(close::numeric, 2)::text as close from public.prices_1h order by at",
      ),
    ).toEqual([
      { token_id: "11", close: "0.30" },
      { token_id: "11", close: "0.35" },
    ]);
    expect(
      await one(
        `select name, official_pnl_usd from public.wallets where address = '${makeAddress(40)}'`,
      ),
    ).toEqual({
      name: "Lea",
      official_pnl_usd: -3,
    });
  });
});

describe("a sync", () => {
  it("makes markets of stubs, closed ones with their event's tags, and keeps price points of what it syncs", async () => {
    const closed = makeGammaMarket("7001", { closed: true });
    const upstream = await startHostileUpstream({
      events: [makeGammaEvent("100"), makeGammaEvent("700", [closed], { closed: true })],
    });
    const sync = makeSync(stack, { polymarket: makePolymarket({ urls: upstream.urls }) });
    await stack.sql(
      "insert into public.market_stubs (origin, condition_id, title) values ('demo', $1, 'From a trade'), ('demo', '0xdead', 'Nobody knows it')",
      [closed["conditionId"]],
    );
    expect((await sync.run()).run).toMatchObject({ status: "success" });
    await sync.run();
    await upstream.close();
    expect(await one("select title, closed, tags from public.markets where id = '7001'")).toEqual({
      title: "Will number 7001 come first?",
      closed: true,
      tags: ["Sports"],
    });
    expect(
      await stack.sql(
        "select condition_id, looked_up_at is not null as asked from public.market_stubs",
      ),
    ).toEqual([{ condition_id: "0xdead", asked: true }]);
    expect(await count("prices_1m")).toBe(2);
    expect(await one("select open, points from public.prices_1h limit 1")).toMatchObject({
      points: 1,
    });
  });
});

describe("price points", () => {
  it("roll up into hours, and an hour whose minutes are gone stays", async () => {
    const { service } = open({}).ctx;
    const load = (times: string, prices: string) =>
      service.rpc("load_prices", {
        p_origin: "demo",
        p_token_id: "11",
        p_times: times,
        p_prices: prices,
      });
    await load("1795255200,1795255260,1795255265,1795258800", "0.5,0.7,0.6,0.2");
    const hours = () =>
      stack.sql(
        "select round(open::numeric,1)::float as open, round(high::numeric,1)::float as high, round(close::numeric,1)::float as close, points from public.prices_1h order by at",
      );
    const want = [
      { open: 0.5, high: 0.6, close: 0.6, points: 2 },
      { open: 0.2, high: 0.2, close: 0.2, points: 1 },
    ];
    expect(await hours()).toEqual(want);
    await stack.sql("delete from public.prices_1m");
    await load("1795255320", "0.9");
    expect(await hours()).toEqual(want);
  });

  it("that come as a history make a market due again whose momentum was unknown without it", async () => {
    const { service } = open({}).ctx;
    await stack.sql(
      "insert into public.markets (origin, id, title, search, active, closed, content_hash, momentum_as_of) values ('demo', 'due', 'M', 'm', true, false, 'h', now())",
    );
    await stack.sql(
      "insert into public.market_outcomes (origin, market_id, position, name, token_id) values ('demo', 'due', 0, 'Yes', 'due-yes')",
    );
    const load = (hourly: boolean) =>
      service.rpc("load_prices", {
        p_origin: "demo",
        p_token_id: "due-yes",
        p_times: "1795255200,1795258800",
        p_prices: "0.5,0.6",
        p_hourly: hourly,
      });
    const isDue = () =>
      one("select momentum_as_of is null as due from public.markets where id = 'due'");
    await load(false);
    expect(await isDue()).toEqual({ due: false });
    await stack.sql("delete from public.prices_1h where token_id = 'due-yes'");
    await load(true);
    expect(await isDue()).toEqual({ due: true });
  });
});

describe("retention", () => {
  it("deletes what is past its age and nothing younger; a second call finds nothing", async () => {
    const at = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
    await stack.sql("truncate public.raw_answers");
    for (const [key, days] of [
      ["old", 1],
      ["young", -1],
    ] as const) {
      await stack.sql(
        "insert into public.prices_1m (origin, token_id, at, price) values ('demo', $1, $2, 0.5)",
        [key, at(RETENTION_DAYS.prices_1m + days)],
      );
      await stack.sql(
        `insert into public.wallet_trades (origin, trade_key, traded_at, size, price, side, wallet, token_id, transaction_hash)
         values ('demo', md5($1)::uuid, $2, 1, 0.5, 'BUY', $1, '1', '0xt')`,
        [key, at(RETENTION_DAYS.trades + days)],
      );
      await stack.sql(
        `with raw as (
           insert into public.raw_answers (origin, lines, raw_polymarket_data, created_at) values ('demo', 1, '\\x00', $2) returning id),
         market as (
           insert into public.markets (origin, id, title, search, active, closed, content_hash) values ('demo', $1, 'M', 'm', false, true, 'h'))
         insert into public.market_details (origin, market_id, raw_answer_id) select 'demo', $1, id from raw`,
        [key, at(RETENTION_DAYS.raw_answers + days)],
      );
    }
    const { ctx } = open({});
    expect(await cronRetention(ctx)).toMatchObject({
      status: "done",
      deleted: { prices_1m: 1, trades: 1, raw_answers: 1, run_events: 0, sync_logs: 0 },
    });
    expect(await stack.sql("select token_id from public.prices_1m")).toEqual([
      { token_id: "young" },
    ]);
    expect(await stack.sql("select wallet from public.wallet_trades")).toEqual([
      { wallet: "young" },
    ]);
    expect(await count("raw_answers")).toBe(1);
    const again = await cronRetention(ctx);
    expect(Object.values(again.deleted).every((rows) => rows === 0)).toBe(true);
    // A batch that no row points to any more goes after a day.
    await stack.sql("update public.market_details set raw_answer_id = null");
    expect((await cronRetention(ctx)).deleted).toMatchObject({ raw_answers: 1 });
  });
});
