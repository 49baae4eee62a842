import { afterAll, beforeAll, expect, it } from "vitest";
import { findEventSet } from "@/lib/events/find-event-set.ts";
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

it("an event that is not there is null", async () => {
  expect(await find("nowhere")).toBeNull();
});
