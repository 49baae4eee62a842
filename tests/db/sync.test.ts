import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type HostileUpstream, startHostileUpstream } from "../support/hostile-upstream.ts";
import { makeGammaMarket } from "../support/make-gamma-rows.ts";
import { makePolymarket } from "../support/make-polymarket.ts";
import { makeSync } from "../support/make-sync.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let upstream: HostileUpstream;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.sql(
    "truncate public.events, public.markets, public.sync_runs, public.sync_sources, public.leases cascade",
  );
});
afterEach(() => upstream?.close());

const open = async (script: Parameters<typeof startHostileUpstream>[0] = {}) => {
  upstream = await startHostileUpstream({ pageSize: 3, ...script });
  return makeSync(stack, { polymarket: makePolymarket({ urls: upstream.urls }) });
};

const counts = async () => {
  const [row] = await stack.sql<{ events: number; markets: number; outcomes: number }>(
    `select (select count(*)::int from public.events) as events, (select count(*)::int from public.markets) as markets,
       (select count(*)::int from public.market_outcomes) as outcomes`,
  );
  return row;
};

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
    const [market] = await stack.sql(
      "select category, tags, price, event_slug from public.markets where id = '1001'",
    );
    expect(market).toEqual({
      category: "Sports",
      tags: ["Sports"],
      price: 0.42,
      event_slug: "race-100",
    });
  });
});
