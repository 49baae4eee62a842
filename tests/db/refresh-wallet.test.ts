import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toActivity } from "@/lib/polymarket/to-activity.ts";
import { loadActivity } from "@/lib/wallets/load-activity.ts";
import { readWallet } from "@/lib/wallets/read-wallet.ts";
import { refreshWallet } from "@/lib/wallets/refresh-wallet.ts";
import { type FakeLists, type FakeRequest, fakeDataApi } from "../support/fake-data-api.ts";
import { makeAddress } from "../support/make-trade.ts";
import { hasRecorded, readRecordedJson } from "../support/recorded.ts";
import { startStack, type TestStack } from "../support/stack.ts";

const wallet = makeAddress(7);
const NOW = new Date("2026-11-21T12:00:00Z");
const second = (ago: number) => Math.floor(NOW.getTime() / 1000) - ago;

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.sql(
    `truncate public.wallets, public.wallet_trades, public.wallet_activity, public.wallet_positions,
       public.wallet_refreshes, public.market_stubs, public.ingest_rejects, public.leases`,
  );
});

const makeRow = (number: number, ago: number, more: Record<string, unknown> = {}) => ({
  proxyWallet: wallet,
  type: "TRADE",
  transactionHash: `0xt${number}`,
  asset: "11",
  conditionId: "0xc1",
  side: "BUY",
  size: 10 + number,
  usdcSize: 5,
  price: 0.5,
  timestamp: second(ago),
  outcomeIndex: 0,
  title: "Will it rain?",
  slug: "rain",
  eventSlug: "weather",
  ...more,
});

const makePosition = (token: string, more: Record<string, unknown> = {}) => ({
  proxyWallet: wallet,
  asset: token,
  conditionId: "0xc1",
  size: 10,
  avgPrice: 0.4,
  curPrice: 0.5,
  currentValue: 5,
  ...more,
});

const many = (count: number, step = 60) =>
  Array.from({ length: count }, (_, index) => makeRow(index, index * step));

function open(
  lists: FakeLists,
  more: {
    fault?: (r: FakeRequest) => Response | unknown[] | undefined;
    maxOffset?: number;
    signal?: AbortSignal;
    processId?: string;
    now?: Date;
  } = {},
) {
  const {
    fault,
    maxOffset,
    signal = new AbortController().signal,
    processId = "a",
    now = NOW,
  } = more;
  const fake = fakeDataApi({
    lists,
    ...(fault && { fault }),
    ...(maxOffset !== undefined && { maxOffset }),
  });
  const ctx = {
    service: stack.service(),
    db: stack.anon(),
    origin: "demo" as const,
    now: () => now,
    signal,
    log: () => undefined,
    polymarket: fake.polymarket,
    processId,
  };
  return { ...fake, ctx };
}

const one = async <T extends object>(query: string) => (await stack.sql<T>(query))[0];
const count = async (table: string) =>
  (await one<{ n: number }>(`select count(*)::int as n from public.${table}`))?.n;

describe("refreshing a wallet", () => {
  it("fetches activity, both sides of trades, positions and value of one never seen", async () => {
    const rows = many(3);
    const { ctx } = open({
      activity: [
        ...rows,
        makeRow(9, 500, { type: "REDEEM", asset: "", side: "", outcomeIndex: 999, price: 0 }),
      ],
      trades: rows,
      takerTrades: rows.slice(0, 1),
      positions: [makePosition("11"), makePosition("12", { curPrice: 0, redeemable: true })],
      closed: [makePosition("13", { realizedPnl: 6, timestamp: second(900) })],
    });
    expect(await readWallet(ctx, wallet)).toMatchObject({
      stale: true,
      coverage: null,
      refreshedAt: null,
    });
    expect(await refreshWallet(ctx, wallet)).toBe("done");
    expect(await count("wallet_activity")).toBe(4);
    expect(await stack.sql("select is_taker from public.wallet_trades order by size")).toEqual([
      { is_taker: true },
      { is_taker: null },
      { is_taker: null },
    ]);
    expect(
      await stack.sql("select token_id, status from public.wallet_positions order by token_id"),
    ).toEqual([
      { token_id: "11", status: "open" },
      { token_id: "12", status: "open" },
      { token_id: "13", status: "closed" },
    ]);
    expect(await readWallet(ctx, wallet)).toMatchObject({
      coverage: "complete",
      coverageReason: null,
      officialValueUsd: 12.5,
      activityUntil: NOW.toISOString(),
      progress: null,
    });
  });

  it("walks past the offset cap by windows of time, with nothing lost", async () => {
    const rows = many(2300, 7);
    const { ctx, requests } = open(
      { activity: rows, trades: rows, takerTrades: rows },
      { maxOffset: 600 },
    );
    expect(await refreshWallet(ctx, wallet)).toBe("done");
    expect(await count("wallet_activity")).toBe(2300);
    expect(await count("wallet_trades")).toBe(2300);
    expect(await readWallet(ctx, wallet)).toMatchObject({ coverage: "complete" });
    expect(requests.some(({ query }) => query.has("end"))).toBe(true);
  });

  it.each([
    {
      name: "deep pages that repeat the one before",
      fault: ({ path, query }: FakeRequest, rows: unknown[]) =>
        path === "/data/activity" && Number(query.get("offset")) >= 1000 && !query.has("end")
          ? rows.slice(500, 1000)
          : undefined,
    },
    {
      name: "a page that shifted because new rows came in",
      fault: ({ path, query }: FakeRequest, rows: unknown[]) =>
        path === "/data/activity" && query.get("offset") === "500" && !query.has("end")
          ? rows.slice(480, 980)
          : undefined,
    },
    {
      name: "a page that comes twice",
      fault: ({ path, query }: FakeRequest, rows: unknown[]) =>
        path === "/data/activity" && query.get("offset") === "500" && !query.has("end")
          ? rows.slice(0, 500)
          : undefined,
    },
  ])("counts nothing twice: $name", async ({ fault }) => {
    const rows = many(1400);
    const { ctx } = open({ activity: rows }, { fault: (request) => fault(request, rows) });
    await refreshWallet(ctx, wallet);
    const stored = (await count("wallet_activity")) ?? 0;
    expect(stored).toBeLessThanOrEqual(1400);
    expect(
      await one("select count(distinct transaction_hash)::int as n from public.wallet_activity"),
    ).toEqual({ n: stored });
  });

  it("says truncated where a second holds more rows than the upstream gives", async () => {
    const rows = many(3000, 0);
    const { ctx } = open({ activity: rows }, { maxOffset: 1000 });
    expect(await refreshWallet(ctx, wallet)).toBe("done");
    const state = await readWallet(ctx, wallet);
    expect(state.coverage).toBe("truncated");
    expect(state.coverageReason).toMatch(/^activity: /);
  });

  it("says truncated where closed positions cannot be read to their end, since a prefix shows winners only", async () => {
    const closed = Array.from({ length: 200 }, (_, index) => makePosition(String(index)));
    const { ctx } = open(
      { closed },
      {
        fault: ({ path, query }) =>
          path === "/data/closed-positions" && Number(query.get("offset")) >= 100
            ? new Response('{"error":"max offset"}', { status: 400 })
            : undefined,
      },
    );
    await refreshWallet(ctx, wallet);
    expect(await readWallet(ctx, wallet)).toMatchObject({
      coverage: "truncated",
      coverageReason: "closed positions: the upstream gives no more",
    });
    const healed = open({ closed: closed.slice(0, 120) });
    await refreshWallet(healed.ctx, wallet);
    expect(await readWallet(healed.ctx, wallet)).toMatchObject({ coverage: "complete" });
    expect(await count("wallet_positions")).toBe(120);
  });

  it("keeps what came before a page that fails, says so, and goes on from there", async () => {
    const rows = many(1400);
    const broken = open(
      { activity: rows },
      {
        fault: ({ path, query }) =>
          path === "/data/activity" && query.get("offset") === "500"
            ? new Response("no", { status: 500 })
            : undefined,
      },
    );
    await expect(refreshWallet(broken.ctx, wallet)).rejects.toMatchObject({
      code: "UPSTREAM_FAILED",
    });
    expect(await count("wallet_activity")).toBe(500);
    expect(
      await one("select status, error ->> 'code' as code from public.wallet_refreshes"),
    ).toEqual({
      status: "error",
      code: "UPSTREAM_FAILED",
    });
    expect(await readWallet(broken.ctx, wallet)).toMatchObject({ coverage: null, stale: true });
    const mended = open({ activity: rows });
    expect(await refreshWallet(mended.ctx, wallet)).toBe("done");
    expect(await count("wallet_activity")).toBe(1400);
    const offsets = mended.requests
      .filter(({ path }) => path === "/data/activity")
      .map(({ query }) => query.get("offset"));
    expect(offsets[0]).toBe("500");
  });

  it("pauses when its time is up and goes on in the next slice", async () => {
    const rows = many(1400);
    const { ctx } = open({ activity: rows });
    expect(await refreshWallet(ctx, wallet, { deadline: NOW })).toBe("paused");
    expect(await readWallet(ctx, wallet)).toMatchObject({
      coverage: null,
      progress: { step: "activity", pages: 1, rows: 500 },
    });
    expect(await refreshWallet(ctx, wallet)).toBe("done");
    expect(await count("wallet_activity")).toBe(1400);
  });

  it("is done once by two at once, in one process and in two", async () => {
    const rows = many(600);
    const { ctx, requests } = open({ activity: rows, trades: rows, takerTrades: rows });
    const other = open({ activity: rows, trades: rows, takerTrades: rows }, { processId: "b" });
    const outcomes = await Promise.all([
      refreshWallet(ctx, wallet),
      refreshWallet(ctx, wallet),
      refreshWallet(other.ctx, wallet),
    ]);
    expect(outcomes.toSorted()).toEqual(["busy", "done", "done"]);
    expect(Math.min(requests.length, other.requests.length)).toBe(0);
    expect(await count("wallet_activity")).toBe(600);
  });

  it("afterwards asks for what is new only, and drops positions that are gone", async () => {
    const rows = many(600);
    await refreshWallet(
      open({ activity: rows, positions: [makePosition("11"), makePosition("12")] }).ctx,
      wallet,
    );
    const later = open(
      { activity: [makeRow(9000, -3600), ...rows], positions: [makePosition("12")] },
      { now: new Date(NOW.getTime() + 7_200_000) },
    );
    await refreshWallet(later.ctx, wallet);
    expect(await count("wallet_activity")).toBe(601);
    expect(await stack.sql("select token_id from public.wallet_positions")).toEqual([
      { token_id: "12" },
    ]);
    const starts = later.requests
      .filter(({ path }) => path === "/data/activity")
      .map(({ query }) => Number(query.get("start")));
    expect(Math.min(...starts)).toBe(second(15 * 60));
  });

  it("is not complete with a row that did not fit", async () => {
    const { ctx } = open({ activity: [makeRow(1, 60), makeRow(2, 90, { size: "many" })] });
    await refreshWallet(ctx, wallet);
    expect(await count("ingest_rejects")).toBe(1);
    expect(await readWallet(ctx, wallet)).toMatchObject({
      coverage: "truncated",
      coverageReason: "rows: some did not fit",
    });
  });
});

describe.skipIf(!hasRecorded)("recorded activity and positions", () => {
  it("all 1,050 rows of activity are stored once, their sentinels as unknown", async () => {
    const { ctx } = open({});
    for (const name of ["data_activity_1000", "data_activity_mixed_types_50"]) {
      const page = readRecordedJson(`${name}.json.gz`).map((row) => toActivity(row));
      for (const size of [500, 1000])
        for (let at = 0; at < page.length; at += size)
          await loadActivity(ctx, page.slice(at, at + size));
    }
    expect(await count("wallet_activity")).toBe(1050);
    expect(await count("ingest_rejects")).toBe(0);
    expect(
      await one(
        `select count(*)::int as n from public.wallet_activity
         where outcome_index = 999 or token_id = '' or side = '' or condition_id = ''
           or (type <> 'TRADE' and price is not null)`,
      ),
    ).toEqual({ n: 0 });
  });

  it("all 90 positions of a wallet are stored as they are listed", async () => {
    const positions = readRecordedJson("data_positions_90.json.gz");
    const address = String(positions[0]?.["proxyWallet"]).toLowerCase();
    const own = positions.map((row) => ({ ...row, proxyWallet: address }));
    const { ctx } = open({ positions: own });
    expect(await refreshWallet(ctx, address)).toBe("done");
    expect(await count("wallet_positions")).toBe(90);
    expect(await count("ingest_rejects")).toBe(0);
  });
});
