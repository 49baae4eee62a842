import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoreUnusual } from "@/lib/insiders/score-unusual.ts";
import { listUnusualMarkets, listUnusualWallets } from "@/lib/insiders/list-unusual.ts";
import { unusualInputSchema } from "@/lib/insiders/unusual-filter.ts";
import { listRelatedEvents } from "@/lib/events/list-related-events.ts";
import { getOhlc } from "@/lib/markets/get-ohlc.ts";
import { listMarkets } from "@/lib/markets/list-markets.ts";
import { listMarketsInputSchema } from "@/lib/markets/schema.ts";
import { scoreMomentum } from "@/lib/markets/score-momentum.ts";
import type { Polymarket } from "@/lib/polymarket/client.ts";
import { KNOWN_CONTRACTS } from "@/lib/whales/known-contracts.ts";
import { listConcentration } from "@/lib/whales/list-concentration.ts";
import { listScoreboard } from "@/lib/whales/list-scoreboard.ts";
import { listWhaleFlips } from "@/lib/whales/list-whale-flips.ts";
import { listWhaleFlows } from "@/lib/whales/list-whale-flows.ts";
import { listWhalePositions } from "@/lib/whales/list-whale-positions.ts";
import { listWhaleTrades } from "@/lib/whales/list-whale-trades.ts";
import { measureConcentration } from "@/lib/whales/measure-concentration.ts";
import { refreshMarketFigures } from "@/lib/whales/refresh-market-figures.ts";
import {
  concentrationInputSchema,
  scoreboardInputSchema,
  whaleFlipsInputSchema,
  whaleFlowsInputSchema,
  whalePositionsInputSchema,
  whaleTradesInputSchema,
} from "@/lib/whales/whale-filter.ts";
import { startStack, type TestStack } from "../support/stack.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const HOUR = 3_600_000;
const signal = new AbortController().signal;

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
  await stack.sql(`insert into public.markets (origin, id, condition_id, slug, title, search, category, event_id, volume_24h,
      price, active, closed, end_date, content_hash) values
    ('demo', 'ma', '0xa', 'slug-a', 'A', 'a', 'Sports', 'e1', 20000, 0.4, true, false, '2026-11-25', 'h'),
    ('demo', 'mb', '0xb', 'slug-b', 'B', 'b', 'Crypto', 'e1', 900000, 0.6, true, false, '2026-12-25', 'h'),
    ('demo', 'mc', '0xc', 'slug-c', 'C', 'c', null, 'e2', null, 0.5, true, false, null, 'h')`);
  await stack.sql(`insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
    select 'demo', id, position, (array['Yes', 'No'])[position + 1], right(condition_id, 1) || position,
      case position when 0 then price else 1 - price end from public.markets, generate_series(0, 1) as position`);
  await stack.sql(`insert into public.wallet_scores (origin, wallet, is_market_maker, is_wash, smart_money, edge, edge_low, edge_high,
      verdict, coverage, settled, events) values
    ('demo', '0xmm', true, false, null, null, null, null, null, 'complete', 50, 20),
    ('demo', '0xwash', false, true, null, null, null, null, null, 'complete', 50, 20),
    ('demo', '0xlucky', false, false, 40, 0.20, -0.10, 0.50, 'none', 'complete', 10, 5),
    ('demo', '0xsteady', false, false, 70, 0.05, 0.03, 0.07, 'skilled', 'complete', 50, 20)`);
});
afterAll(() => stack?.stop());

const context = (origin: "demo" | "recorded" = "demo") => ({
  db: stack.anon(),
  service: stack.service(),
  origin,
  now: () => NOW,
  signal,
});

type Fill = {
  wallet: string;
  token: string;
  side?: "BUY" | "SELL";
  size: number;
  price?: number;
  hoursAgo?: number;
  taker?: boolean | null;
  transaction?: string;
};
let count = 0;

/** Token "a1" is the second outcome of condition 0xa. */
async function trade(...fills: Fill[]) {
  for (const fill of fills) {
    const { wallet, token, side = "BUY", size, price = 0.5, hoursAgo = 1, taker = true } = fill;
    const place = Number(token.at(-1));
    count += 1;
    await stack.sql(
      `insert into public.wallet_trades (origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index,
        wallet, token_id, condition_id, transaction_hash) values ('demo', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`,
        new Date(NOW.getTime() - hoursAgo * HOUR).toISOString(),
        size,
        price,
        (side === "BUY") === (place === 0) ? size : -size,
        taker,
        side,
        place,
        wallet,
        token,
        `0x${token[0]}`,
        fill.transaction ?? `0xt${count}`,
      ],
    );
  }
}
const clear = () =>
  stack.sql(
    "truncate public.wallet_trades, public.wallet_activity, public.wallet_positions, public.wallets, public.unusual_bets, public.market_analytics, private.changed_conditions, public.holders, public.holder_lists",
  );
const refresh = () => refreshMarketFigures(context(), { budgetMs: 60_000 });

describe("flows", () => {
  const flows = async (query: Record<string, unknown> = {}) =>
    (await listWhaleFlows(context(), whaleFlowsInputSchema.parse(query))).data;
  beforeAll(async () => {
    await clear();
    await trade(
      { wallet: "0x1", token: "a0", size: 1000, price: 0.6, transaction: "0xmatch" },
      // The other side of the same match.
      {
        wallet: "0x2",
        token: "a0",
        side: "SELL",
        size: 1000,
        price: 0.6,
        taker: null,
        transaction: "0xmatch",
      },
      { wallet: "0x3", token: "a1", size: 500, price: 0.4 },
      { wallet: "0x3", token: "a1", side: "SELL", size: 100, price: 0.4, hoursAgo: 2 },
      { wallet: "0xwash", token: "a0", size: 5000, price: 0.5 },
      { wallet: "0xmm", token: "b0", side: "SELL", size: 100, price: 0.6 },
      { wallet: "0x4", token: "b0", size: 100, price: 0.6, hoursAgo: 30 },
    );
  });

  it("count the taker's row of a match once, and the other outcome with its sign turned", async () => {
    const [first] = await flows({ market: "ma" });
    expect(first?.raw).toMatchObject({
      buyUsd: { value: 600 + 40 + 2500, n: 4, version: "flow-1", asOf: NOW.toISOString() },
      sellUsd: { value: 200 },
      netUsd: { value: 2940 },
      netShares: { value: 1000 - 500 + 100 + 5000 },
    });
  });
  it("stand beside what is left without wash suspects and market makers", async () => {
    const [first] = await flows({ market: "slug-a" });
    expect(first?.cleaned).toMatchObject({
      netUsd: { value: 440, n: 3 },
      volumeUsd: { value: 840 },
    });
    const [maker] = await flows({ market: "0xb" });
    expect([maker?.raw.netUsd.value, maker?.cleaned.netUsd.value]).toEqual([-60, 0]);
    expect(await flows({ market: "0xb", exclude_mm: "true" })).toEqual([]);
  });
  it.each<[Record<string, unknown>, (string | null)[]]>([
    [{}, ["0xa", "0xb"]],
    [{ window: "7d", sort: "netUsd" }, ["0xb", "0xa"]],
    [{ by: "category" }, ["Sports", "Crypto"]],
    [{ by: "time", sort: "time" }, ["2026-11-21T10:00:00.000Z", "2026-11-21T11:00:00.000Z"]],
    [{ category: "Crypto" }, ["0xb"]],
    [{ min_usd: "1000" }, ["0xa"]],
    [{ window: "1h" }, []],
  ])("%o are %o", async (query, keys) => {
    expect((await flows(query)).map(({ key }) => key)).toEqual(keys);
  });
  it("agree with the stored analytics of a market", async () => {
    await refresh();
    const [flow] = await flows({ market: "ma" });
    const input = listMarketsInputSchema.parse({ analytics: "true", sort: "title" });
    const ports = { user: null, log: () => {}, requestSync: () => {} };
    const answer = await listMarkets({ ...context(), ...ports }, input);
    if (answer instanceof Response) throw new Error("not a page");
    const [market, , unknown] = answer.data;
    const day = market?.analytics?.windows["24h"];
    expect(day?.raw).toMatchObject({
      trades: { value: 4 },
      buyUsd: { value: flow?.raw.buyUsd.value },
      netShares: { value: flow?.raw.netShares.value },
    });
    expect(day?.cleaned.netUsd.value).toBe(flow?.cleaned.netUsd.value);
    expect(day?.wallets.value).toBe(4);
    expect(unknown).toMatchObject({ id: "mc", analytics: null });
  });
});

describe("analytics", () => {
  const windows = () =>
    stack.sql<{ span: string; trades: number }>(
      "select span, trades from public.market_analytics where market_id = 'ma' order by span",
    );
  it("are computed for markets that changed and for no other", async () => {
    await clear();
    await trade({ wallet: "0x1", token: "a0", size: 10 });
    expect(await refresh()).toMatchObject({ conditions: 1, windows: 4 });
    expect(await refresh()).toMatchObject({ conditions: 0, windows: 0 });
    await trade({ wallet: "0x1", token: "a0", size: 10, hoursAgo: 200 });
    expect(await refresh()).toMatchObject({ conditions: 1, windows: 4 });
    expect(await windows()).toEqual([
      { span: "1h", trades: 0 },
      { span: "24h", trades: 1 },
      { span: "30d", trades: 2 },
      { span: "7d", trades: 1 },
    ]);
  });
  it("lose what left a window without any new fill", async () => {
    const later = { ...context(), now: () => new Date(NOW.getTime() + 24 * HOUR) };
    const done = await refreshMarketFigures(later, { budgetMs: 60_000 });
    expect(done).toMatchObject({ conditions: 0 });
    expect(await windows()).toContainEqual({ span: "24h", trades: 0 });
  });
  it("begin for a market that is synced after its fills", async () => {
    await clear();
    await stack.sql(
      "insert into public.market_stubs (origin, condition_id) values ('demo', '0xa')",
    );
    await trade({ wallet: "0x1", token: "a0", size: 10 });
    await refresh();
    await stack.sql("delete from public.market_analytics");
    expect(await windows()).toEqual([]);
    await stack.sql("delete from public.market_stubs");
    expect(await refresh()).toMatchObject({ conditions: 1, windows: 4 });
    expect(await windows()).toContainEqual({ span: "24h", trades: 1 });
  });
  it("follow a fill that turns out to be the taker's", async () => {
    await clear();
    await trade({ wallet: "0x1", token: "a0", size: 10, taker: null });
    await refresh();
    expect(await windows()).toContainEqual({ span: "24h", trades: 0 });
    await stack.sql("update public.wallet_trades set is_taker = true");
    await refresh();
    expect(await windows()).toContainEqual({ span: "24h", trades: 1 });
  });
});

describe("the tape of trades", () => {
  const list = (query: Record<string, unknown> = {}) =>
    listWhaleTrades(context(), whaleTradesInputSchema.parse(query));
  beforeAll(async () => {
    await clear();
    await trade(
      { wallet: "0x1", token: "a0", size: 3000, hoursAgo: 3 },
      { wallet: "0x1", token: "a0", size: 4000, hoursAgo: 2 },
      { wallet: "0x2", token: "b1", size: 5000, hoursAgo: 2 },
      { wallet: "0x3", token: "c0", size: 9000, hoursAgo: 50, taker: null },
      { wallet: "0xmm", token: "b1", size: 8000, hoursAgo: 1 },
      { wallet: "0x1", token: "a0", size: 10, hoursAgo: 1 },
    );
  });
  it.each<[Record<string, unknown>, number[]]>([
    [{}, [8000, 4000, 5000, 3000]],
    [{ exclude_mm: "1" }, [4000, 5000, 3000]],
    [{ role: "any" }, [8000, 4000, 5000, 3000, 9000]],
    [{ role: "any", window: "24h", sort: "-notionalUsd" }, [8000, 5000, 4000, 3000]],
    [{ min_usd: "2400" }, [8000, 5000]],
    [{ min_usd: "0", market: "ma" }, [10, 4000, 3000]],
    [{ category: "Crypto" }, [8000, 5000]],
  ])("%o shows %o", async (query, sizes) => {
    const { data } = await list(query);
    expect(data.map(({ shares }) => shares)).toEqual(sizes);
  });
  it("goes on by cursor without a gap or a repetition", async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list({ limit: "1", ...(cursor && { cursor }) });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.metadata?.nextCursor;
    } while (cursor);
    const whole = (await list()).data.map(({ id }) => id);
    expect(seen).toEqual(whole);
  });
  it("measures a trade by the market's volume of a day", async () => {
    const { data } = await list({ market: "ma" });
    expect(data[0]).toMatchObject({
      notionalUsd: 2000,
      relativeSize: { value: 0.1 },
      isNiche: true,
    });
    const [unknown] = (await list({ market: "mc", role: "any" })).data;
    expect(unknown).toMatchObject({ relativeSize: { value: null }, isNiche: null });
  });
  it("refuses a market that nobody knows", async () => {
    await expect(list({ market: "nothing" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("flips", () => {
  const flips = async (query: Record<string, unknown> = {}) =>
    (await listWhaleFlips(context(), whaleFlipsInputSchema.parse(query))).data;
  const activity = (type: string, wallet: string, condition: string | null, hoursAgo: number) =>
    stack.sql(
      `insert into public.wallet_activity (origin, activity_key, occurred_at, wallet, type, condition_id)
       values ('demo', gen_random_uuid(), $1, $2, $3, $4)`,
      [new Date(NOW.getTime() - hoursAgo * HOUR).toISOString(), wallet, type, condition],
    );
  const turn = async (wallet: string) =>
    trade(
      { wallet, token: "a0", size: 40_000, hoursAgo: 50, taker: null },
      { wallet, token: "a1", size: 80_000, hoursAgo: 10 },
    );
  beforeAll(async () => {
    await clear();
    for (const wallet of ["0xplain", "0xconvert", "0xmerge", "0xredeem", "0xbasket", "0xmm"])
      await turn(wallet);
    await activity("CONVERSION", "0xconvert", "0xb", 20);
    await activity("MERGE", "0xmerge", "0xa", 20);
    await activity("REDEEM", "0xredeem", "0xa", 20);
    await trade({ wallet: "0xbasket", token: "b1", size: 130_000, hoursAgo: 11 });
    await trade(
      { wallet: "0xout", token: "a0", size: 40_000, hoursAgo: 50 },
      { wallet: "0xout", token: "a0", side: "SELL", size: 40_000, hoursAgo: 10 },
    );
  });

  it("are found with both legs, however little of them was taken, and not through conversion, redemption or hedge", async () => {
    const found = await flips({ exclude_mm: "true" });
    expect(found.map(({ wallet }) => wallet).sort()).toEqual(["0xmerge", "0xplain"]);
    expect(found[0]).toMatchObject({
      market: { id: "ma" },
      flippedAt: "2026-11-21T02:00:00.000Z",
      before: { side: "YES", shares: { value: 40_000 }, usd: { value: 20_000 } },
      after: { side: "NO", shares: { value: -40_000 }, usd: { value: 20_000 } },
    });
  });
  it.each<[Record<string, unknown>, number]>([
    [{}, 3],
    [{ min_usd: "20000" }, 3],
    [{ min_usd: "20001" }, 0],
    [{ market: "0xb" }, 0],
    [{ category: "Crypto" }, 0],
    // The holding of before stood when the window began.
    [{ window: "24h" }, 3],
    [{ window: "1h" }, 0],
  ])("%o are %i", async (query, want) => expect(await flips(query)).toHaveLength(want));
});

describe("positions", () => {
  it("are whales by what they are worth now, not by what they cost", async () => {
    await clear();
    await stack.sql(`insert into public.wallet_positions (origin, wallet, token_id, status, size, current_value_usd, initial_value_usd, condition_id) values
      ('demo', '0x1', 'a0', 'open', 100000, 40000, 60000, '0xa'), ('demo', '0x2', 'a0', 'open', 10, 9999, 90000, '0xa'),
      ('demo', '0x3', 'b0', 'open', 10, 150000, 10, '0xb'), ('demo', '0x4', 'b0', 'closed', 10, 150000, 10, '0xb'),
      ('demo', '0xmm', 'c0', 'open', 10, 20000, null, '0xc')`);
    await stack.sql(
      "insert into public.holder_lists values ('demo', '0xa', 'a0', 1, 400000, 'truncated', now())",
    );
    const list = async (query: Record<string, unknown> = {}) =>
      (await listWhalePositions(context(), whalePositionsInputSchema.parse(query))).data;
    const rows = await list();
    expect(rows.map(({ wallet, tier }) => [wallet, tier])).toEqual([
      ["0x3", "100k"],
      ["0x1", "10k"],
      ["0xmm", "10k"],
    ]);
    expect(rows[1]).toMatchObject({
      valueUsd: { value: 40_000 },
      costUsd: 60_000,
      relativeSize: { value: 2 },
      shareOfOutcome: { value: 0.25 },
    });
    expect(rows[2]).toMatchObject({
      relativeSize: { value: null },
      shareOfOutcome: { value: null },
      costUsd: null,
    });
    expect(await list({ exclude_mm: "true", min_usd: "5000", category: "Sports" })).toHaveLength(2);
    expect(await list({ window: "24h" })).toEqual([]);
  });
});

describe("concentration", () => {
  const near = (value: number | null | undefined) =>
    value == null ? null : expect.closeTo(value, 6);
  it("in SQL is what it is in TypeScript, whatever is listed", async () => {
    const holder = fc.record({
      wallet: fc.constantFrom("0x1", "0x2", "0x3", "0x4", "0x5", "0x6", KNOWN_CONTRACTS[0] ?? ""),
      shares: fc.constantFrom(1, 5, 5.5, 100, 2500),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(holder, { selector: ({ wallet }) => wallet, maxLength: 7 }),
        fc.constantFrom(null, 10, 300, 100_000),
        fc.boolean(),
        async (holders, total, isComplete) => {
          await stack.sql("truncate public.holders, public.holder_lists");
          await stack.sql(
            "insert into public.holder_lists values ('demo', '0xa', 'a0', $1, $2, $3, now())",
            [holders.length, total, isComplete ? "complete" : "truncated"],
          );
          for (const { wallet, shares } of holders)
            await stack.sql(
              "insert into public.holders values ('demo', '0xa', 'a0', $1, $2, 0, now())",
              [wallet, shares],
            );
          const want = measureConcentration(holders, {
            total,
            isComplete,
            contracts: KNOWN_CONTRACTS,
          });
          const [row] = (
            await listConcentration(context(), concentrationInputSchema.parse({ market: "ma" }))
          ).data;
          expect(row).toMatchObject({
            listed: want.listed,
            top1: { value: near(want.top1) },
            top5: { value: near(want.top5) },
            top10: { value: near(want.top10) },
            nakamoto: { value: want.nakamoto?.value ?? null },
            gini: { value: near(want.gini) },
            hhi: want.hhi
              ? { value: near(want.hhi.low), low: near(want.hhi.low), high: near(want.hhi.high) }
              : { value: null },
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("leaves market makers out with their shares where that is asked for", async () => {
    await stack.sql("truncate public.holders, public.holder_lists");
    await stack.sql(
      "insert into public.holder_lists values ('demo', '0xa', 'a0', 3, null, 'complete', now())",
    );
    await stack.sql(
      `insert into public.holders select 'demo', '0xa', 'a0', wallet, shares, 0, now()
       from (values ('0xmm', 800), ('0xsteady', 150), ('0xlucky', 50)) as held (wallet, shares)`,
    );
    const read = async (query: Record<string, unknown>) =>
      (await listConcentration(context(), concentrationInputSchema.parse(query))).data[0];
    expect(await read({})).toMatchObject({
      listed: 3,
      outstandingShares: 1000,
      top1: { value: 0.8 },
    });
    expect(await read({ exclude_mm: "true" })).toMatchObject({
      listed: 2,
      outstandingShares: 200,
      top1: { value: 0.75 },
    });
  });
});

describe("the scoreboard", () => {
  const board = async (query: Record<string, unknown> = {}) =>
    (await listScoreboard(context(), scoreboardInputSchema.parse(query))).data.map(
      ({ wallet }) => wallet,
    );
  it("goes by the lower bound: steady comes before lucky, and market makers are left out", async () => {
    expect(await board()).toEqual(["0xsteady", "0xlucky", "0xwash"]);
  });
  it.each<[Record<string, unknown>, string[]]>([
    [{ gated: "true" }, ["0xsteady", "0xlucky"]],
    [{ exclude_mm: "false", sort: "edgeLow" }, ["0xlucky", "0xsteady", "0xmm", "0xwash"]],
    [{ market: "ma" }, []],
    [{ min_usd: "1" }, []],
  ])("%o shows %o", async (query, want) => expect(await board(query)).toEqual(want));
});

describe("unusual activity", () => {
  const list = async (query: Record<string, unknown> = {}) =>
    (await listUnusualWallets(context(), unusualInputSchema.parse(query))).data;
  beforeAll(async () => {
    await clear();
    await stack.sql(`insert into public.wallets (origin, address, coverage, first_trade_at) values
      ('demo', '0xfresh', 'complete', '2026-11-21T09:00Z'), ('demo', '0xold', 'complete', '2026-01-01'),
      ('demo', '0xunseen', null, '2026-11-21T09:00Z')`);
    await trade(
      { wallet: "0xfresh", token: "a0", size: 10_000, price: 0.2, hoursAgo: 3 },
      { wallet: "0xunseen", token: "a0", size: 10_000, price: 0.2, hoursAgo: 3 },
      { wallet: "0xold", token: "a0", size: 10_000, price: 0.2, hoursAgo: 3 },
      { wallet: "0xold", token: "b0", size: 1000, price: 0.6, hoursAgo: 400 },
      { wallet: "0xsmall", token: "a0", size: 100, price: 0.2, hoursAgo: 3 },
    );
    await refresh();
  });

  it("flags a fresh wallet's large bet in a quiet market, with factors, base rate and coverage", async () => {
    const [row, ...others] = await list();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      wallet: "0xfresh",
      isFlagged: true,
      score: {
        value: expect.closeTo(0.3 + 0.25 + 0.2 * 0.6 + 0.15 + 0.1, 9),
        version: "unusual-1",
      },
      factors: {
        age: { value: 1 },
        size: { value: 1 },
        niche: { value: 0.6 },
        oneMarket: { value: 1 },
        fewMarkets: { value: 1 },
      },
      baseRate: { value: expect.closeTo(1 / 3, 9), n: 3 },
      coverage: "complete",
      settledPrice: null,
    });
  });
  it("says nothing of the age of a wallet whose activity is not known whole", async () => {
    const unseen = (await list({ min_score: "0" })).find(({ wallet }) => wallet === "0xunseen");
    expect(unseen).toMatchObject({
      isFlagged: false,
      score: { value: null, low: expect.closeTo(0.52, 9), high: expect.closeTo(0.92, 9) },
      factors: { age: { value: null }, oneMarket: { value: null } },
      coverage: "lower_bound",
    });
    const tiers = await stack.sql("select address, refresh_tier from public.wallets order by 1");
    expect(tiers).toEqual([
      { address: "0xfresh", refresh_tier: 2 },
      { address: "0xold", refresh_tier: 2 },
      { address: "0xunseen", refresh_tier: 1 },
    ]);
    await stack.sql("update public.wallets set coverage = 'complete' where address = '0xunseen'");
    await refresh();
    expect((await list()).map(({ wallet }) => wallet).sort()).toEqual(["0xfresh", "0xunseen"]);
  });
  it("shows a market by its highest bet", async () => {
    const { data } = await listUnusualMarkets(context(), unusualInputSchema.parse({}));
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      market: { id: "ma" },
      flaggedBets: 2,
      flaggedWallets: 2,
      scoredBets: 3,
      flaggedUsd: { value: 4000 },
    });
  });
  it("tells the outcome only after settlement, and what flags brought", async () => {
    await stack.sql(
      "update public.markets set closed = true, resolution_status = 'proposed' where id = 'ma'",
    );
    await stack.sql(
      "update public.market_outcomes set price = 1 - position where market_id = 'ma'",
    );
    await refresh();
    expect((await list())[0]).toMatchObject({ settledPrice: null, record: { value: null, n: 0 } });
    await stack.sql("update public.markets set resolution_status = 'resolved' where id = 'ma'");
    await refresh();
    expect((await list())[0]).toMatchObject({
      settledPrice: 1,
      record: { value: expect.closeTo(0.8, 9), n: 2 },
    });
    await stack.sql(
      "update public.markets set closed = false, resolution_status = null where id = 'ma'",
    );
  });
  it("in SQL is what it is in TypeScript", async () => {
    const hours = (from: Date | string, to: Date | string) =>
      new Date(to).getTime() - new Date(from).getTime();
    const rows = await stack.sql<Record<string, number & string>>(
      `select bet.*, wallet.first_trade_at, wallet.coverage = 'complete' as whole, market.end_date
       from public.unusual_bets as bet left join public.wallets as wallet on wallet.address = bet.wallet
         left join public.markets as market on market.condition_id = bet.condition_id`,
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const scored = scoreUnusual({
        stakeUsd: row["stake_usd"] ?? 0,
        averagePrice: row["average_price"] ?? 0,
        ageMs: row["whole"] ? hours(row["first_trade_at"] ?? "", row["first_at"] ?? "") : null,
        volume24hUsd: row["volume_24h"] ?? null,
        walletShare: row["factor_one_market"] ?? null,
        marketsBefore:
          row["factor_few_markets"] === null ? null : row["factor_few_markets"] ? 0 : 9,
        msToEnd: row["end_date"] ? hours(row["last_at"] ?? "", row["end_date"]) : null,
      });
      expect([row["score_low"], row["score_high"], row["is_flagged"]]).toEqual([
        expect.closeTo(scored.low, 9),
        expect.closeTo(scored.high, 9),
        scored.isFlagged,
      ]);
      expect(row["factor_near_end"]).toEqual(
        expect.closeTo(scored.factors.nearEnd ?? Number.NaN, 9),
      );
    }
  });
});

describe("momentum", () => {
  it("in SQL is what it is in TypeScript, and sorts the screener", async () => {
    const closes = (token: string, hours: number, step: (index: number) => number) =>
      Array.from({ length: hours }, (_, index) => ({
        token,
        at: NOW.getTime() - (hours - 1 - index) * HOUR,
        close: Math.fround(
          Math.min(1, Math.max(0, 0.5 + 0.1 * Math.sin(index * 1.7) + step(index))),
        ),
      })).filter(({ at }) => (at / HOUR) % 7 !== 0 || token !== "b0");
    const sets = {
      a0: closes("a0", 300, (i) => i / 2000),
      b0: closes("b0", 200, (i) => -i / 700),
      c0: closes("c0", 60, () => 0),
    };
    for (const { token, at, close } of Object.values(sets).flat())
      await stack.sql("insert into public.prices_1h values ('demo', $1, $2, $3, $3, $3, $3, 1)", [
        token,
        new Date(at).toISOString(),
        close,
      ]);
    expect(await refresh()).toMatchObject({ momentum: 3 });
    expect(await refresh()).toMatchObject({ momentum: 0 });
    const ports = { user: null, log: () => {}, requestSync: () => {} };
    const answer = await listMarkets(
      { ...context(), ...ports },
      listMarketsInputSchema.parse({ sort: "-momentum" }),
    );
    if (answer instanceof Response) throw new Error("not a page");
    const want = Object.values(sets).map((set) => scoreMomentum(set, NOW.getTime()));
    const byId = new Map(answer.data.map(({ id, momentum }) => [id, momentum]));
    expect(["ma", "mb", "mc"].map((id) => byId.get(id)?.value ?? null)).toEqual([
      expect.closeTo(want[0]?.value ?? Number.NaN, 6),
      expect.closeTo(want[1]?.value ?? Number.NaN, 6),
      null,
    ]);
    expect(byId.get("ma")).toMatchObject({
      n: want[0]?.n,
      version: "momentum-1",
      coverage: "complete",
    });
    const values = answer.data.map(({ momentum }) => momentum?.value ?? -Infinity);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values[0]).toBeGreaterThan(values[1] ?? 0);
  });
});

describe("candles", () => {
  const unreachable = new Proxy(
    {},
    { get: () => () => Promise.reject(new Error("asked the upstream")) },
  );
  const candles = (input: { interval: "5m" | "1h" | "6h"; from: string; to: string }) =>
    getOhlc({ ...context(), polymarket: unreachable as Polymarket }, { marketId: "mc", ...input });
  it("come from stored prices where they cover the span, and from the upstream where not", async () => {
    await stack.sql("truncate public.prices_1h");
    await stack.sql(`insert into public.prices_1m select 'demo', 'c0', timestamptz '2026-11-21T10:00Z' + i * interval '5 minutes', 0.3 + i / 100.0
      from generate_series(0, 12) as i`);
    await stack.sql(`insert into public.prices_1h select 'demo', 'c0', timestamptz '2026-11-20T12:00Z' + i * interval '1 hour', 0.4, 0.5, 0.3, 0.45, 1
      from generate_series(0, 23) as i`);
    const fine = await candles({
      interval: "5m",
      from: "2026-11-21T10:00:00Z",
      to: "2026-11-21T11:00:00Z",
    });
    expect(fine).toMatchObject({ source: "stored", marketId: "mc" });
    expect(fine.candles).toHaveLength(13);
    expect(fine.candles[1]).toMatchObject({ close: 0.31, points: 1 });
    const coarse = await candles({
      interval: "6h",
      from: "2026-11-20T12:00:00Z",
      to: "2026-11-21T12:00:00Z",
    });
    expect(coarse.candles.map(({ open, high, points }) => [open, high, points])).toEqual([
      [0.4, 0.5, 6],
      [0.4, 0.5, 6],
      [0.4, 0.5, 6],
      [0.4, 0.5, 6],
    ]);
    // Hours of one point have no body; a span that begins earlier is not covered.
    await expect(
      candles({ interval: "1h", from: "2026-11-20T12:00:00Z", to: "2026-11-21T12:00:00Z" }),
    ).rejects.toThrow("asked the upstream");
    await expect(
      candles({ interval: "6h", from: "2026-11-18T12:00:00Z", to: "2026-11-21T12:00:00Z" }),
    ).rejects.toThrow("asked the upstream");
  });
});

describe("related events", () => {
  it("share rare tags first, and closed ones are left out", async () => {
    await stack.sql(`insert into public.events (origin, id, slug, title, search, tags, active, closed, content_hash) values
      ('demo', 'r0', 'own', 'Will Paris win the cup?', 'will paris win the cup?', '{All,Cup}', true, false, 'h'),
      ('demo', 'r1', 'cup', 'Another game', 'another game', '{All,Cup}', true, false, 'h'),
      ('demo', 'r2', 'common', 'Something else', 'something else', '{All}', true, false, 'h'),
      ('demo', 'r3', 'words', 'Will Paris win the league?', 'will paris win the league?', '{}', true, false, 'h'),
      ('demo', 'r4', 'gone', 'Old cup', 'old cup', '{All,Cup}', true, true, 'h'),
      ('demo', 'r5', 'far', 'Rain', 'rain', '{Weather}', true, false, 'h'),
      ('recorded', 'r6', 'other-source', 'Cup', 'cup', '{Cup}', true, false, 'h')`);
    const related = (slug: string) =>
      listRelatedEvents({ ...context(), requestSync: () => {} }, { slug, limit: 10 });
    const { data } = await related("own");
    expect(data.map(({ slug, sharedTags }) => [slug, sharedTags])).toEqual([
      ["cup", ["Cup", "All"]],
      ["words", []],
      ["common", ["All"]],
    ]);
    await expect(related("nothing")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
