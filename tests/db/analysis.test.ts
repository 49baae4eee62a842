import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getCalibration } from "@/lib/analysis/get-calibration.ts";
import { getCorrelations } from "@/lib/analysis/get-correlations.ts";
import { getSourceFacts } from "@/lib/analysis/get-source-facts.ts";
import { listNewMarkets } from "@/lib/analysis/list-new-markets.ts";
import type { Db } from "@/lib/context.ts";
import { refreshClosings } from "@/lib/markets/refresh-closings.ts";
import { startStack, type TestStack } from "../support/stack.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const ENDED = "2026-11-10T00:00:00Z";

let stack: TestStack;
let clients: Record<"anon" | "user" | "stranger" | "service", Db>;
let userId: string;

const ctx = (db: Db) => ({
  db,
  service: clients.service,
  origin: "demo" as const,
  now: () => NOW,
  signal: AbortSignal.timeout(60_000),
  user: null,
});

const market = (id: string, category: string | null, payout: number | null, event = id) =>
  stack.sql(
    `with one as (
       insert into public.markets (origin, id, condition_id, title, search, category, event_id, end_date, active, closed,
         resolution_status, price, volume_24h, content_hash)
       values ('demo', '${id}', 'c-${id}', 'Market ${id}', '${id}', ${category ? `'${category}'` : "null"}, '${event}', '${ENDED}', true,
         ${payout !== null}, ${payout === null ? "null" : "'resolved'"}, ${payout ?? 0.4}, 100, 'h') returning id
     ), detail as (
       insert into public.market_details (origin, market_id, start_date, closed_time)
       values ('demo', '${id}', '2026-11-0${id.length}T00:00:00Z', ${payout === null ? "null" : "'2026-11-10T03:00:00Z'"})
     )
     insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
     values ('demo', '${id}', 0, 'Yes', 't-${id}', ${payout ?? 0.4}), ('demo', '${id}', 1, 'No', 'n-${id}', ${1 - (payout ?? 0.4)})`,
  );
const point = (id: string, at: string, price: number) =>
  stack.sql(
    `insert into public.prices_1m (origin, token_id, at, price) values ('demo', 't-${id}', '${at}', ${price})`,
  );
const hour = (id: string, at: string, close: number) =>
  stack.sql(
    `insert into public.prices_1h values ('demo', 't-${id}', '${at}', ${close}, ${close}, ${close}, ${close}, 1)`,
  );
const fill = (id: string, at: string, price: number, outcome: 0 | 1) =>
  stack.sql(
    `insert into public.wallet_trades (origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index, wallet,
       token_id, condition_id, transaction_hash)
     values ('demo', gen_random_uuid(), '${at}', 10, ${price}, 10, true, 'BUY', ${outcome}, '0xa', 't', 'c-${id}', '0xt')`,
  );

beforeAll(async () => {
  stack = await startStack();
  const user = await stack.createUser("user@example.com", "correct horse");
  const stranger = await stack.createUser("stranger@example.com", "correct horse");
  userId = user.id;
  clients = {
    anon: stack.anon(),
    user: stack.as(user.accessToken),
    stranger: stack.as(stranger.accessToken),
    service: stack.service(),
  };
  await market("a", "Sports", 1);
  await market("bb", "Sports", 0);
  await market("ccc", "Politics", 0.5);
  await market("dddd", null, 0);
  await market("eeeee", "Sports", null);
  // 24 hours before the end is 2026-11-09 00:00; a point after it, or one more than six hours before, is none.
  await point("a", "2026-11-08T22:00:00Z", 0.6);
  await point("a", "2026-11-08T23:00:00Z", 0.7);
  await point("a", "2026-11-09T00:10:00Z", 0.9);
  await point("bb", "2026-11-08T17:59:00Z", 0.5);
  // An hour is known from its end on, and a fill of the other outcome says the rest of a dollar.
  await hour("dddd", "2026-11-08T22:00:00Z", 0.2);
  await hour("dddd", "2026-11-08T23:30:00Z", 0.8);
  await fill("bb", "2026-11-09T22:50:00Z", 0.97, 1);
  await refreshClosings(ctx(clients.service), { budgetMs: 60_000 });
}, 240_000);
afterAll(() => stack?.stop());

describe("market_closings", () => {
  it.each([
    { id: "a", want: { price_1h: null, price_24h: 0.7, payout: 1 } },
    { id: "bb", want: { price_1h: 0.03, price_24h: null, payout: 0 } },
    { id: "ccc", want: { price_1h: null, price_24h: null, payout: 0.5 } },
    { id: "dddd", want: { price_1h: null, price_24h: 0.2, payout: 0 } },
  ])("hold what $id was priced at before its end", async ({ id, want }) => {
    const { data } = await clients.anon
      .from("market_closings")
      .select("price_1h, price_24h, payout")
      .eq("market_id", id)
      .single();
    expect(data?.payout).toBe(want.payout);
    for (const key of ["price_1h", "price_24h"] as const)
      expect(data?.[key] ?? -1).toBeCloseTo(want[key] ?? -1, 5);
  });

  it("hold no open market, and measure nothing twice", async () => {
    const { data } = await clients.anon.from("market_closings").select("market_id");
    expect(data).toHaveLength(4);
    expect(await refreshClosings(ctx(clients.service), { budgetMs: 60_000 })).toBe(0);
  });

  it("take over a price that arrives later", async () => {
    await point("ccc", "2026-11-08T23:00:00Z", 0.45);
    await stack.sql(
      "update public.market_closings set measured_at = '2026-11-10T04:00:00Z' where market_id = 'ccc'",
    );
    await refreshClosings(ctx(clients.service), { budgetMs: 60_000 });
    const { data } = await clients.anon
      .from("market_closings")
      .select("price_24h")
      .eq("market_id", "ccc")
      .single();
    expect(data?.price_24h).toBeCloseTo(0.45, 5);
  });

  it.each(["anon", "user", "stranger", "service"] as const)("are read by %s", async (who) => {
    expect((await clients[who].from("market_closings").select()).data).toHaveLength(4);
  });

  it.each(["anon", "user", "stranger"] as const)("are not written by %s", async (who) => {
    const { error } = await clients[who].from("market_closings").delete().eq("origin", "demo");
    expect(error).not.toBeNull();
    expect(
      (await clients[who].rpc("refresh_closings", { p_origin: "demo", p_now: NOW.toISOString() }))
        .error,
    ).not.toBeNull();
  });
});

describe("reads", () => {
  it("count what is missing and what paid a half", async () => {
    const { data } = await getCalibration(ctx(clients.anon), {
      horizon: "24h",
      category: undefined,
    });
    expect(data.summary).toMatchObject({ settled: 4, halves: 1, missing: 1, events: 2 });
    expect(data.summary.brier.value).toBeCloseTo((0.3 ** 2 + 0.2 ** 2) / 2, 5);
    expect(data.bins.map(({ from, share }) => [from, share.n])).toEqual([
      [0.2, 1],
      [0.7, 1],
    ]);
    expect(data.categories.map(({ category }) => category).toSorted()).toEqual([
      "",
      "Politics",
      "Sports",
    ]);
  });

  it("list open markets from the newest", async () => {
    const { data } = await listNewMarkets(ctx(clients.anon), { limit: 10 });
    expect(data.map(({ id }) => id)).toEqual(["eeeee"]);
  });

  it("say how much there is", async () => {
    const { data } = await getSourceFacts(ctx(clients.anon));
    expect(data).toMatchObject({
      openMarkets: 1,
      volume24hUsd: 100,
      settledMarkets: 4,
      wallets: 0,
    });
  });

  it("compare the markets that are watched, and only one's own", async () => {
    await stack.sql(
      `insert into public.watchlist_items (user_id, origin, kind, target_id)
       values ('${userId}', 'demo', 'market', 'a'), ('${userId}', 'demo', 'market', 'eeeee'), ('${userId}', 'demo', 'wallet', '0xa')`,
    );
    const user = { id: userId, email: "user@example.com", role: "user" as const };
    const mine = await getCorrelations({ ...ctx(clients.user), user } as never, {});
    expect(mine.data.markets.map(({ id }) => id).toSorted()).toEqual(["a", "eeeee"]);
    expect(mine.data.pairs[0]?.r).toMatchObject({ value: null, n: 0 });
    const other = await getCorrelations({ ...ctx(clients.stranger), user } as never, {});
    expect(other.data.markets).toEqual([]);
    await expect(getCorrelations(ctx(clients.anon) as never, {})).rejects.toThrow("Sign in");
  });
});
