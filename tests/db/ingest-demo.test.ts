import { afterAll, beforeAll, expect, it } from "vitest";
import { createDemoHandler } from "@/lib/demo/demo-handler.ts";
import type { Polymarket } from "@/lib/polymarket/client.ts";
import { cronRefreshWallets } from "@/lib/wallets/cron-refresh-wallets.ts";
import { refreshWallet } from "@/lib/wallets/refresh-wallet.ts";
import { makePolymarket } from "../support/make-polymarket.ts";
import { makeSync } from "../support/make-sync.ts";
import { startStack, type TestStack } from "../support/stack.ts";

const NOW = new Date("2026-11-21T12:00:00Z");

let stack: TestStack;
let polymarket: Polymarket;
beforeAll(async () => {
  stack = await startStack();
  const handle = createDemoHandler({ seed: 1, markets: 120, latencyMs: 0, now: () => NOW });
  const fetch = (input: string | URL | Request, init?: RequestInit) =>
    handle(new Request(input, init));
  const urls = { gamma: "http://d/gamma", clob: "http://d/clob", data: "http://d/data" };
  // The history of the simulation is written before any lease is held, since it shares this process.
  await fetch("http://d/data/v2/trades?limit=1");
  polymarket = makePolymarket({
    urls,
    fetch: fetch as typeof globalThis.fetch,
    limits: { tryTimeoutMs: 20_000, totalTimeoutMs: 40_000 },
  });
});
afterAll(() => stack?.stop());

it("one slice on the simulation fills trades, wallets, holders and prices; a wallet is stored as it is listed", async () => {
  const sync = makeSync(stack, { polymarket });
  expect((await sync.run()).run?.status).toBe("success");
  const ctx = { ...sync.ctx, processId: "test" };
  const report = await cronRefreshWallets(ctx);
  expect(report.failures).toEqual([]);
  const [stored] = await stack.sql<Record<string, number>>(
    `select (select count(*) from public.wallet_trades)::int as trades,
       (select count(*) from public.wallet_trades where is_taker)::int as taker,
       (select count(*) from public.holders)::int as holders,
       (select count(*) from public.prices_1h)::int as hours,
       (select count(*) from public.ingest_rejects)::int as rejects`,
  );
  expect(stored?.["rejects"]).toBe(0);
  expect(stored?.["trades"]).toBeGreaterThan(1000);
  expect(stored?.["taker"]).toBeGreaterThan(300);
  expect(stored?.["holders"]).toBeGreaterThan(0);
  expect(stored?.["hours"]).toBeGreaterThan(0);

  const [wallet] = await stack.sql<{ address: string }>(
    "select address from public.wallets order by refresh_tier, address limit 1",
  );
  const address = wallet?.address ?? "";
  await refreshWallet(ctx, address);
  const listed = { activity: 0, open: 0, closed: 0 };
  const request = { wallet: address, limit: 1000, signal: ctx.signal };
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await polymarket.listActivity({
      ...request,
      from: new Date(1000),
      cursor: cursor ?? null,
    });
    listed.activity += page.rows.length;
    cursor = page.nextCursor;
  }
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await polymarket.listPositions({ ...request, cursor: cursor ?? null });
    listed.open += page.rows.length;
    cursor = page.nextCursor;
  }
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await polymarket.listClosedPositions({ ...request, cursor: cursor ?? null });
    listed.closed += page.rows.length;
    cursor = page.nextCursor;
  }
  const [kept] = await stack.sql(
    `select (select count(*)::int from public.wallet_activity where wallet = $1) as activity,
       (select count(*)::int from public.wallet_positions where wallet = $1 and status = 'open') as open,
       (select count(*)::int from public.wallet_positions where wallet = $1 and status = 'closed') as closed,
       (select coverage from public.wallets where address = $1) as coverage`,
    [address],
  );
  expect(kept).toEqual({ ...listed, coverage: "complete" });
});
