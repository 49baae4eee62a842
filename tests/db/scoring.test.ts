import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoTruth } from "@/lib/demo/truth.ts";
import type { Tables } from "@/lib/supabase/database.types.ts";
import { scoreWallets } from "@/lib/wallets/score-wallets.ts";
import { loadDemo, readDemo } from "../support/load-demo.ts";
import { storeMarket, storeTrades, type TestTrade } from "../support/make-trades.ts";
import { judgeScores, type ScoreRow } from "../support/score-figures.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const TABLES = [
  "wallet_trades",
  "wallets",
  "market_outcomes",
  "market_details",
  "event_details",
  "markets cascade",
  "events cascade",
  "wallet_markets",
  "wallet_scores",
  "wallet_daily",
  "score_markets",
  "score_populations",
  "wash_days",
];
const clear = async () => {
  for (const table of TABLES) await stack.sql(`truncate public.${table}`);
  await stack.sql("truncate private.dirty_pairs, private.dirty_market_days");
};
const score = () =>
  scoreWallets({
    service: stack.service(),
    origin: "demo",
    now: () => new Date(),
    signal: new AbortController().signal,
  });
const know = (...wallets: string[]) =>
  stack.sql(
    "insert into public.wallets (origin, address, coverage) select 'demo', unnest($1::text[]), 'complete'",
    [wallets],
  );
const scoreOf = async (wallet: string) => {
  const [row] = await stack.sql<Tables<"wallet_scores">>(
    "select * from public.wallet_scores where wallet = $1",
    [wallet],
  );
  if (!row) throw new Error(`${wallet} has no scores`);
  return row;
};

describe("scores of hand-made wallets", () => {
  beforeEach(clear);

  it("count profit of a settled market from cash and the shares left", async () => {
    await storeMarket(stack.database, "won", { payout: 1 });
    await storeMarket(stack.database, "lost", { payout: 0 });
    await storeMarket(stack.database, "drawn", { payout: 0.5 });
    await storeMarket(stack.database, "open");
    await know("0xa");
    await storeTrades(stack.database, [
      { wallet: "0xa", market: "won", price: 0.4 },
      { wallet: "0xa", market: "lost", price: 0.3 },
      { wallet: "0xa", market: "drawn", price: 0.4 },
      { wallet: "0xa", market: "open", price: 0.4 },
    ]);
    expect(await score()).toEqual({ wallets: 1, settledMarkets: 3, finished: true });
    const row = await scoreOf("0xa");
    expect(row).toMatchObject({
      trades: 4,
      markets: 4,
      settled: 3,
      events: 3,
      wins: 2,
      gate: "few-settled",
    });
    expect(row.settled_pnl_usd).toBeCloseTo(6 - 3 + 1, 9);
    expect(row.open_pnl_usd).toBeCloseTo(1, 9);
    expect(row.exposure_usd).toBeCloseTo(5, 9);
    expect(row.win_rate).toBeCloseTo(2 / 3, 9);
    expect(row.profit_factor).toBeCloseTo(7 / 3, 9);
    expect(row.smart_money).toBeNull();
  });

  it("take the taker's fee off, and call it 0 only where nothing says that there is one", async () => {
    await storeMarket(stack.database, "fee", { payout: 1, fee: { rate: 0.2, exponent: 1 } });
    await know("0xa", "0xb");
    await storeTrades(stack.database, [
      { wallet: "0xa", market: "fee", taker: true },
      { wallet: "0xb", market: "fee", taker: false },
    ]);
    await score();
    expect((await scoreOf("0xa")).settled_pnl_usd).toBeCloseTo(5 - 10 * 0.2 * 0.25, 9);
    expect((await scoreOf("0xb")).settled_pnl_usd).toBeCloseTo(5, 9);
  });

  it("read a sale as a bet on the other outcome", async () => {
    await storeMarket(stack.database, "m", { payout: 1 });
    await know("0xa", "0xb");
    await storeTrades(stack.database, [
      { wallet: "0xa", market: "m", side: "SELL", outcome: 1, price: 0.7 },
      { wallet: "0xb", market: "m", side: "BUY", outcome: 0, price: 0.3 },
    ]);
    await score();
    expect((await scoreOf("0xa")).edge_mean).toBeCloseTo(0.7, 9);
    expect((await scoreOf("0xb")).edge_mean).toBeCloseTo(0.7, 9);
  });

  it("give no rate for a wallet whose activity is not whole", async () => {
    await storeMarket(stack.database, "m", { payout: 1 });
    await storeTrades(stack.database, [{ wallet: "0xa", market: "m" }]);
    await score();
    expect(await scoreOf("0xa")).toMatchObject({
      coverage: "lower_bound",
      gate: "coverage",
      win_rate: null,
      edge: null,
      roi: null,
      consistency: null,
    });
    await know("0xa");
    await stack.sql("update public.wallets set coverage = 'truncated'");
    await stack.sql("update public.wallets set coverage = 'complete'");
    await score();
    expect(await scoreOf("0xa")).toMatchObject({ coverage: "complete", win_rate: 1 });
  });

  it("treat bets in one event as one draw", async () => {
    const bets = (wallet: string, event: (index: number) => string): TestTrade[] =>
      Array.from({ length: 12 }, (_, index) => ({
        wallet,
        market: `${wallet}${event(index)}-${index}`,
      }));
    const one = bets("0xa", () => "one");
    const many = bets("0xb", (index) => `many${index}`);
    for (const [index, { market, wallet }] of [...one, ...many].entries())
      await storeMarket(stack.database, market, {
        payout: index % 3 === 0 ? 0 : 1,
        event: wallet === "0xa" ? "one" : market,
      });
    await know("0xa", "0xb");
    await storeTrades(stack.database, [...one, ...many]);
    await score();
    const [single, several] = [await scoreOf("0xa"), await scoreOf("0xb")];
    expect(single).toMatchObject({ events: 1, gate: "few-events", edge_error: null });
    expect(several).toMatchObject({ events: 12, gate: null });
    expect(several.edge_n).toBeCloseTo(12, 6);
    // 12 fair coins: the error under fair prices is the larger one.
    expect(several.edge_error).toBeCloseTo(0.5 / Math.sqrt(12), 6);
  });

  it("find a circle that ends the day flat, and nobody who only trades with it", async () => {
    const trades = ["a", "b", "c"].flatMap((market) =>
      ["0x1", "0x2", "0x3"].flatMap((from, index): TestTrade[] => {
        const to = ["0x2", "0x3", "0x1"][index] ?? "";
        const tx = `${market}${index}`;
        return [
          { wallet: from, market, side: "SELL", tx, taker: false },
          { wallet: to, market, side: "BUY", tx, taker: true },
        ];
      }),
    );
    await storeTrades(stack.database, [
      ...trades,
      { wallet: "0x1", market: "d", tx: "d", side: "SELL", taker: false },
      { wallet: "0xother", market: "d", tx: "d", taker: true },
    ]);
    await score();
    for (const wallet of ["0x1", "0x2", "0x3"])
      expect(await scoreOf(wallet)).toMatchObject({ is_wash: true, wash_days: 3, gate: "wash" });
    expect(await scoreOf("0xother")).toMatchObject({ is_wash: false, wash_days: 0 });
  });
});

const compared = `select wallet, trades, markets, settled, events, wins, edge_mean, edge_error, clv_mean, settled_pnl_usd, fees_usd,
  max_drawdown, both_sided, mean_buy_price, wash_days, is_market_maker, is_wash, months, active_days
  from public.wallet_scores order by wallet`;
const rounded = (rows: object[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === "number" ? Number(value.toPrecision(9)) : value,
      ]),
    ),
  );

/** A small market of everybody with everybody, drawn by a fixed rule. */
const drawn = Array.from({ length: 400 }, (_, index): TestTrade => {
  const draw = (index * 7919) % 1009;
  return {
    wallet: `0x${draw % 17}`,
    market: `m${(draw * 31) % 23}`,
    side: draw % 5 === 0 ? "SELL" : "BUY",
    outcome: draw % 3 === 0 ? 1 : 0,
    size: 1 + (draw % 40),
    price: (5 + (draw % 90)) / 100,
    at: new Date(Date.UTC(2026, 9, 1) + index * 3 * 3_600_000).toISOString(),
    taker: draw % 2 === 0,
    tx: `0xdrawn${index}`,
  };
});
describe("settlements", () => {
  beforeEach(clear);
  afterAll(() => stack.sql("truncate public.sync_sources cascade"));

  const settle = (market: string) =>
    stack.sql(
      `with closed as (update public.markets set closed = true, resolution_status = 'resolved' where id = $1)
       update public.market_outcomes set price = 1 - position where market_id = $1`,
      [market],
    );

  it("are looked for once for every change of the markets, and at once where fills are new", async () => {
    await know("0xa");
    await stack.sql("insert into public.sync_sources (origin, generation) values ('demo', 1)");
    for (const market of ["one", "two"]) await storeMarket(stack.database, market);
    await storeTrades(stack.database, [{ wallet: "0xa", market: "one" }]);
    expect(await score()).toMatchObject({ settledMarkets: 0 });
    await settle("one");
    await settle("two");
    // The batch that brought this has not told of itself yet.
    expect(await score()).toMatchObject({ settledMarkets: 0 });
    await storeTrades(stack.database, [{ wallet: "0xa", market: "two" }]);
    expect(await score()).toMatchObject({ settledMarkets: 1 });
    await stack.sql("update public.sync_sources set generation = 2");
    expect(await score()).toMatchObject({ settledMarkets: 1 });
    expect(await scoreOf("0xa")).toMatchObject({ settled: 2 });
  });
});

const settleAll = async (settled: (index: number) => boolean) => {
  for (let index = 0; index < 23; index++)
    await storeMarket(stack.database, `m${index}`, {
      event: `e${index % 12}`,
      fee: { rate: 0.02, exponent: 1 },
      ...(settled(index) && { payout: index % 2 }),
    });
};
const everybody = Array.from({ length: 17 }, (_, index) => `0x${index}`);

describe("what is scored bit by bit", () => {
  it("comes out as what is scored at once, and a second call does nothing", async () => {
    await clear();
    await know(...everybody);
    await settleAll((index) => index % 4 !== 0);
    await storeTrades(stack.database, drawn);
    await score();
    const whole = rounded(await stack.sql(compared));
    expect(await score()).toEqual({ wallets: 0, settledMarkets: 0, finished: true });

    await clear();
    await know(...everybody);
    await settleAll((index) => index % 8 === 1);
    for (let at = 0; at < drawn.length; at += 80) {
      await storeTrades(stack.database, drawn.slice(at, at + 80));
      await score();
    }
    await settleAll((index) => index % 4 !== 0);
    const last = await score();
    expect(last).toMatchObject({ settledMarkets: 14, finished: true });
    expect(rounded(await stack.sql(compared))).toEqual(whole);
    expect(whole).toHaveLength(17);
  });
});

const NOON = new Date("2026-11-21T12:00:00Z");
const SEEDS = Number(process.env["CASCADIAN_SEEDS"] ?? 1);
const SIZE = Number(process.env["CASCADIAN_DEMO_MARKETS"] ?? 600);

describe(`scores of the simulation (${SIZE} markets, ${SEEDS} seeds; CASCADIAN_SEEDS=10 for all)`, () => {
  it.each(Array.from({ length: SEEDS }, (_, index) => ({ seed: index + 1 })))(
    "see through seed $seed",
    async ({ seed }) => {
      await clear();
      await loadDemo(stack.database, await readDemo({ seed, markets: SIZE, now: NOON }));
      expect((await score()).finished).toBe(true);
      const rows = await stack.sql<ScoreRow>("select * from public.wallet_scores");
      const judged = judgeScores(rows, demoTruth(seed, SIZE));
      console.info(`seed ${seed}: ${JSON.stringify(judged)}`);
      expect(judged.auc).toBeGreaterThanOrEqual(0.9);
      for (const kind of ["maker", "farmer", "wash"] as const) {
        expect([kind, judged[kind].precision >= 0.9]).toEqual([kind, true]);
        expect([kind, judged[kind].recall >= 0.9]).toEqual([kind, true]);
      }
      expect(judged.zeroJudged).toBeGreaterThan(100);
      expect(judged.falselySkilled / judged.zeroJudged).toBeLessThanOrEqual(0.01);
    },
    600_000,
  );
});
