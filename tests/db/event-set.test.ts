import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkEventSet } from "@/lib/events/check-event-set.ts";
import { findEventSet } from "@/lib/events/find-event-set.ts";
import type { Polymarket } from "@/lib/polymarket/client.ts";
import type { OrderBookRecord } from "@/lib/polymarket/records.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;

const SEED = [
  `insert into public.events (origin, id, slug, title, search, neg_risk, neg_risk_augmented, active, closed, content_hash)
    values ('demo', 'e1', 'cup', 'Who wins the cup?', 'who wins the cup?', true, false, true, false, 'h'),
      ('recorded', 'e1', 'cup', 'Another cup', 'another cup', true, true, true, false, 'h')`,
  `insert into public.markets (origin, id, slug, condition_id, title, search, event_id, event_slug, active, closed, price, content_hash)
    select 'demo', 'm' || i, 'slug-' || i, '0x' || i, 'Will ' || i || ' win?', 'will', 'e1', 'cup', true, false, i / 10.0, 'h'
    from generate_series(1, 3) as i`,
  `insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
    select 'demo', 'm' || i, position, (array['Yes', 'No'])[position + 1], 't' || i || position, 0.5
    from generate_series(1, 3) as i, generate_series(0, 1) as position`,
  `insert into public.market_details (origin, market_id, group_item_title, fee_schedule)
    values ('demo', 'm1', 'One', '{"rate": 0.02, "exponent": 1, "takerOnly": true}'), ('demo', 'm2', null, null)`,
];

beforeAll(async () => {
  stack = await startStack();
  for (const statement of SEED) await stack.sql(statement);
});
afterAll(() => stack?.stop());

const find = (key: string) =>
  findEventSet({ db: stack.anon(), origin: "demo", signal: new AbortController().signal }, key);

it.each(["cup", "e1"])(
  "an event by %s comes with its markets, their fees, and whether it can grow",
  async (key) => {
    const set = await find(key);
    expect(set).toMatchObject({
      id: "e1",
      slug: "cup",
      negRisk: true,
      negRiskAugmented: false,
      closed: false,
    });
    const members = set?.markets.map(({ id, groupTitle, feeSchedule, outcomes }) => [
      id,
      groupTitle,
      feeSchedule,
      outcomes.length,
    ]);
    expect(members?.toSorted()).toEqual([
      ["m1", "One", { rate: 0.02, exponent: 1, takerOnly: true }, 2],
      ["m2", null, null, 2],
      ["m3", null, null, 2],
    ]);
  },
);

describe("the check of a set", () => {
  const book = (tokenId: string, ask: number, bid: number): OrderBookRecord => ({
    tokenId,
    conditionId: null,
    asks: [{ price: ask, size: 100 }],
    bids: [{ price: bid, size: 100 }],
    tickSize: null,
    minOrderSize: null,
    negRisk: null,
    lastTradePrice: null,
    timestamp: null,
  });
  /** Every Yes at 30 to 28, every No at 72 to 70, unless left out. */
  const check = async (slug: string, missing: string[] = []) => {
    const asked: string[][] = [];
    const { data } = await checkEventSet(
      {
        db: stack.anon(),
        origin: "demo",
        signal: new AbortController().signal,
        // Books are kept for some seconds: each check is at a time of its own.
        now: () => new Date((clock += 60_000)),
        polymarket: {
          getOrderBooks: (tokens: readonly string[]) => {
            asked.push([...tokens]);
            return Promise.resolve(
              tokens
                .filter((token) => !missing.includes(token))
                .map((token) =>
                  token.endsWith("0") ? book(token, 0.3, 0.28) : book(token, 0.72, 0.7),
                ),
            );
          },
        } as Partial<Polymarket> as Polymarket,
      },
      { slug, size: 1000 },
    );
    return { data, asked };
  };
  let clock = Date.parse("2026-11-21T12:00:00Z");

  it("adds up the best asks and bids of one request, and knows no cost where a fee is unknown", async () => {
    const { data, asked } = await check("cup");
    expect(asked.map((tokens) => tokens.toSorted())).toEqual([
      ["t10", "t11", "t20", "t21", "t30", "t31"],
    ]);
    expect(data).toMatchObject({
      outcomes: 3,
      missing: 0,
      whyNot: null,
      negRisk: true,
      yesBids: 0.84,
      yes: { sum: 0.9, payout: 1, cost: null, edge: null },
      no: { sum: 2.16, payout: 2, cost: null },
    });
  });

  it("knows no sum where a book is missing", async () => {
    const { data } = await check("cup", ["t20"]);
    expect(data).toMatchObject({
      missing: 1,
      yesBids: null,
      yes: { sum: null },
      no: { sum: 2.16 },
    });
  });

  it("is refused for an event that is not there", async () => {
    await expect(check("nowhere")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

it("an event that is not there is null", async () => {
  expect(await find("nowhere")).toBeNull();
});
