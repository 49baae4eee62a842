import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toTrade } from "@/lib/polymarket/to-trade.ts";
import { loadTrades } from "@/lib/wallets/load-trades.ts";
import { isLeaseLost } from "@/lib/wallets/lease.ts";
import { makeAddress, makeTrade } from "../support/make-trade.ts";
import { hasRecorded, readRecordedCsv, readRecordedJson } from "../support/recorded.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.sql(
    `truncate public.wallets, public.wallet_trades, public.market_stubs, public.ingest_rejects,
       public.markets, public.leases cascade`,
  );
});

const ctx = () => ({ service: stack.service(), origin: "demo" as const });
const one = async <T extends object>(query: string) => (await stack.sql<T>(query))[0];
const count = async (table: string) =>
  (await one<{ n: number }>(`select count(*)::int as n from public.${table}`))?.n;

describe("loading trades", () => {
  it.each([
    { side: "BUY", outcomeIndex: 0, want: 10 },
    { side: "SELL", outcomeIndex: 0, want: -10 },
    { side: "BUY", outcomeIndex: 1, want: -10 },
    { side: "SELL", outcomeIndex: 1, want: 10 },
    { side: "BUY", outcomeIndex: 2, want: null },
    { side: "BUY", outcomeIndex: null, want: null },
  ] as const)("$side of outcome $outcomeIndex is $want shares of the first", async (row) => {
    await loadTrades(ctx(), [makeTrade({ side: row.side, outcomeIndex: row.outcomeIndex })]);
    expect(await one("select yes_shares, notional, is_taker from public.wallet_trades")).toEqual({
      yes_shares: row.want,
      notional: 5,
      is_taker: null,
    });
  });

  it("reads a missing outcome and condition from the synced market", async () => {
    await stack.sql(
      `insert into public.markets (origin, id, title, search, active, closed, content_hash, condition_id)
       values ('demo', 'm', 'M', 'm', true, false, 'h', '0xc1')`,
    );
    await stack.sql(
      "insert into public.market_outcomes (origin, market_id, position, name, token_id) values ('demo', 'm', 1, 'No', '11')",
    );
    await loadTrades(ctx(), [makeTrade({ outcomeIndex: null, conditionId: null })]);
    expect(
      await one("select outcome_index, condition_id, yes_shares from public.wallet_trades"),
    ).toEqual({ outcome_index: 1, condition_id: "0xc1", yes_shares: -10 });
  });

  it("counts equal rows of one page apart and those of another page as the same", async () => {
    const page = [makeTrade(), makeTrade(), makeTrade({ size: 3 })];
    expect(await loadTrades(ctx(), page)).toEqual({ rows: 3, new: 3, rejects: 0 });
    expect(await loadTrades(ctx(), page)).toMatchObject({ new: 0 });
    expect(await loadTrades(ctx(), [makeTrade()])).toMatchObject({ new: 0 });
    expect(await count("wallet_trades")).toBe(3);
  });

  it("marks the taker's rows and never unmarks them", async () => {
    await loadTrades(ctx(), [makeTrade(), makeTrade({ side: "SELL", wallet: makeAddress(2) })]);
    await loadTrades(ctx(), [makeTrade()], { taker: true });
    await loadTrades(ctx(), [makeTrade()]);
    expect(
      await stack.sql("select side, is_taker from public.wallet_trades order by side"),
    ).toEqual([
      { side: "BUY", is_taker: true },
      { side: "SELL", is_taker: null },
    ]);
  });

  it("keeps wallets with their span, their names and who trades large", async () => {
    const at = (hour: number) => `2026-11-20T0${hour}:00:00.000Z`;
    await loadTrades(ctx(), [
      makeTrade({ tradedAt: at(3), transactionHash: "a" }),
      makeTrade({ tradedAt: at(1), transactionHash: "b", name: "Ann" }),
    ]);
    await loadTrades(ctx(), [
      makeTrade({ tradedAt: at(2), transactionHash: "c", size: 4000, pseudonym: "Fox" }),
    ]);
    expect(
      await one(
        `select name, pseudonym, refresh_tier, extract(hour from first_trade_at)::int as first,
           extract(hour from last_trade_at)::int as last from public.wallets`,
      ),
    ).toEqual({
      name: "Ann",
      pseudonym: "Fox",
      refresh_tier: 1,
      first: 1,
      last: 3,
    });
  });

  it("notes a market that is not synced, and leaves a synced one alone", async () => {
    await stack.sql(
      `insert into public.markets (origin, id, title, search, active, closed, content_hash, condition_id)
       values ('demo', 'm', 'Synced', 'synced', true, false, 'h', '0xc2')`,
    );
    await loadTrades(ctx(), [
      makeTrade(),
      makeTrade({ conditionId: "0xc2", title: "From a trade" }),
    ]);
    expect(
      await stack.sql("select condition_id, title, event_slug from public.market_stubs"),
    ).toEqual([{ condition_id: "0xc1", title: "Will it rain?", event_slug: "rain" }]);
    expect(await one("select title from public.markets")).toEqual({ title: "Synced" });
  });

  it("quarantines what does not fit and stores the rest of the page", async () => {
    const bad = { ok: false as const, id: null, reason: "side: is none", raw: { side: "" } };
    const loaded = await loadTrades(ctx(), [
      bad,
      makeTrade({ wallet: "0x1" }),
      makeTrade({ title: "a NUL \0", conditionId: "0xc9", raw: { title: "a NUL \0" } }),
      makeTrade({ conditionId: "0xc3" }),
    ]);
    expect(loaded.rejects).toBe(3);
    expect(await count("wallet_trades")).toBe(1);
    const reasons = await stack.sql<{ reason: string }>(
      "select reason from public.ingest_rejects order by reason",
    );
    expect(reasons.map(({ reason }) => reason.slice(0, 20))).toEqual([
      "proxyWallet: is no a",
      "row: the database re",
      "side: is none",
    ]);
  });

  it("refuses a late holder of the lease", async () => {
    const { service } = ctx();
    const { data: token } = await service.rpc("acquire_lease", { p_name: "feed", p_owner: "a" });
    const claim = { name: "feed", token: Number(token) };
    await loadTrades(ctx(), [makeTrade()], { claim });
    await stack.sql("update public.leases set token = token + 1");
    const late = loadTrades(ctx(), [makeTrade({ size: 2 })], { claim });
    await expect(late).rejects.toSatisfy(isLeaseLost);
    expect(await count("wallet_trades")).toBe(1);
  });
});

describe.skipIf(!hasRecorded)("the recorded trades", () => {
  const nobel = () =>
    readRecordedCsv("data_trades_nobel_5000.csv.gz").map((row) =>
      toTrade({
        ...row,
        size: Number(row["size"]),
        price: Number(row["price"]),
        timestamp: Number(row["timestamp"]),
        outcomeIndex: Number(row["outcomeIndex"]),
      }),
    );
  const wallet = () =>
    readRecordedJson("data_trades_one_wallet_4000.json.gz").map((row) => toTrade(row));

  it.each([
    { name: "an event's 5,000 rows", read: nobel, distinct: 1500 },
    { name: "a wallet's 4,000 rows", read: wallet, distinct: 3973 },
  ])("$name load as $distinct, whatever repeats and shifts", async ({ read, distinct }) => {
    const rows = read();
    // The recording's pages held 1,000 rows; parts of them are pages as well.
    for (const size of [1000, 250])
      for (let at = 0; at < rows.length; at += size)
        await loadTrades(ctx(), rows.slice(at, at + size));
    expect(await count("wallet_trades")).toBe(distinct);
    expect(await count("ingest_rejects")).toBe(0);
  });
});
