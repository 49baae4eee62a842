import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as faults from "../support/hostile-faults.ts";
import { type HostileUpstream, startHostileUpstream } from "../support/hostile-upstream.ts";
import { makePolymarket } from "../support/make-polymarket.ts";
import { makeSync } from "../support/make-sync.ts";
import { startStack, type TestStack } from "../support/stack.ts";
import { startSync } from "@/lib/sync/start-sync.ts";

let stack: TestStack;
let upstream: HostileUpstream;
let migrated: string[];

beforeAll(async () => {
  stack = await startStack();
  migrated = await listIndexes();
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.sql(
    "truncate public.events, public.event_details, public.markets, public.market_details, public.market_outcomes, public.sync_runs, public.sync_sources, public.leases cascade",
  );
  upstream = await startHostileUpstream({ pageSize: 3 });
});
afterEach(() => upstream?.close());

const open = () =>
  makeSync(stack, {
    polymarket: makePolymarket({
      urls: upstream.urls,
      limits: { tryTimeoutMs: 3000, totalTimeoutMs: 6000 },
    }),
  });

async function listIndexes(): Promise<string[]> {
  const rows = await stack.sql<{ indexdef: string }>(
    "select indexdef from pg_indexes where schemaname = 'public' order by indexname",
  );
  return rows.map(({ indexdef }) => indexdef);
}

const listMarkets = async (filter: Record<string, string> = {}) =>
  (await stack.anon().rpc("list_markets", { p_origin: "demo", p_filter: filter })).data as {
    total: number;
  };

describe("the indexes that a first load puts aside", () => {
  it("are as the migrations made them after it", async () => {
    expect((await open().run()).run).toMatchObject({ status: "success", rowsWritten: 30 });
    expect(await listIndexes()).toEqual(migrated);
  });

  it("are built when it fails, and when a later one succeeds they are there once", async () => {
    upstream.setFaults([{ fault: faults.status(404), path: "/gamma/events/keyset", page: 3 }]);
    expect((await open().run()).run).toMatchObject({ status: "error" });
    expect(await listIndexes()).toEqual(migrated);
    upstream.setFaults([]);
    expect((await open().run()).run).toMatchObject({ status: "success" });
    expect(await listIndexes()).toEqual(migrated);
  });

  it("are missing between its slices, in which the screener answers all the same", async () => {
    const sync = open();
    let slices = 1;
    for (; (await sync.run({ budgetMs: 0 })).run?.status === "running"; slices++) {
      expect((await listIndexes()).length).toBeLessThan(migrated.length);
      const { total } = await listMarkets();
      expect(total).toBeGreaterThan(0);
      expect(await listMarkets({ q: "race" })).toMatchObject({ total: expect.any(Number) });
      if (slices > 30) throw new Error("The run does not end");
    }
    expect(slices).toBeGreaterThan(3);
    expect(await listIndexes()).toEqual(migrated);
  });

  it.each([
    { name: "goes on with it", heartbeat: "20 seconds", isSame: true },
    { name: "begins anew", heartbeat: "20 minutes", isSame: false },
  ])("come back when its process dies and the next run $name", async ({ heartbeat, isSame }) => {
    const sync = open();
    await sync.run({ budgetMs: 0 });
    const dead = await startSync(sync.ctx, { trigger: "admin", owner: "killed" });
    if (dead.outcome !== "claimed") throw new Error("the lease is free");
    await stack.sql("update public.leases set expires_at = now() - interval '1 second'");
    await stack.sql("update public.sync_runs set heartbeat_at = now() - $1::interval", [heartbeat]);
    expect((await listIndexes()).length).toBeLessThan(migrated.length);
    const { run } = await sync.run();
    expect(run?.status).toBe("success");
    expect(run?.id === dead.claim.run.id).toBe(isSame);
    expect(await listIndexes()).toEqual(migrated);
  });

  it("stay where a second run finds rows", async () => {
    const sync = open();
    await sync.run();
    const claimed = await startSync(sync.ctx, { trigger: "admin", owner: "second" });
    expect(claimed.outcome).toBe("claimed");
    expect(await listIndexes()).toEqual(migrated);
  });
});
