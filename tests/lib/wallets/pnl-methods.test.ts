import { array, assert, constantFrom, integer, property, record, type Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactsOf, MarketFacts, PnlEvent } from "@/lib/wallets/pnl-event.ts";
import { measurePnl } from "@/lib/wallets/measure-pnl.ts";
import { toEquity } from "@/lib/wallets/to-equity.ts";
import { makeFacts } from "../../support/make-pnl.ts";

const SET = ["a", "b", "c"];
const ALONE = ["x", "y"];
const ALL = [...SET, ...ALONE];

type Step = {
  act: number;
  market: number;
  outcome: number;
  size: number;
  price: number;
  fee: number;
};
const stepArbitrary: Arbitrary<Step> = record({
  act: integer({ min: 0, max: 6 }),
  market: integer({ min: 0, max: ALL.length - 1 }),
  outcome: integer({ min: 0, max: 1 }),
  size: integer({ min: 1, max: 5_000_000 }).map((millionths) => millionths / 1000),
  price: integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000),
  fee: integer({ min: 0, max: 100 }).map((cents) => cents / 100),
});

/** One exclusive event of three questions and two markets alone, settled at random. */
const worldArbitrary = record({
  winner: constantFrom(...SET),
  settled: constantFrom(true, false),
  alone: array(constantFrom([1, 0], [0, 1], [0.5, 0.5]), { minLength: 2, maxLength: 2 }),
  marks: array(
    integer({ min: 0, max: 100 }).map((cents) => cents / 100),
    { minLength: 10, maxLength: 10 },
  ),
}).map(({ winner, settled, alone, marks }): MarketFacts[] =>
  ALL.map((id, index) => {
    const payouts = SET.includes(id) ? (id === winner ? [1, 0] : [0, 1]) : alone[index - 3];
    return makeFacts(id, {
      setConditionIds: SET.includes(id) ? SET : null,
      payouts: settled && payouts ? payouts : null,
      marks: [marks[2 * index] ?? 0, marks[2 * index + 1] ?? 0],
    });
  }),
);

/** Only what a wallet can do: it sells, merges and converts what it holds, and redeems what is settled. */
function toHistory(steps: readonly Step[], factsOf: FactsOf): PnlEvent[] {
  const held = new Map<string, number>();
  const add = (token: string, size: number) => held.set(token, (held.get(token) ?? 0) + size);
  const of = (token: string) => held.get(token) ?? 0;
  const events: PnlEvent[] = [];
  let ended = false;
  for (const [index, step] of steps.entries()) {
    const id = ALL[step.market] ?? "x";
    const at = new Date(1_790_000_000_000 + index * 7_200_000).toISOString();
    const token = `${id}-${step.outcome === 0 ? "yes" : "no"}`;
    const [yes, no] = [`${id}-yes`, `${id}-no`];
    const both = Math.min(of(yes), of(no), step.size);
    const { size, price, fee: feeUsd } = step;
    const payouts = factsOf(id)?.payouts;
    if (step.act <= 1 && !ended) {
      events.push({ kind: "buy", at, conditionId: id, tokenId: token, size, price, feeUsd });
      add(token, size);
    } else if (step.act === 2 && of(token) > 0) {
      const sold = Math.min(size, of(token));
      events.push({ kind: "sell", at, conditionId: id, tokenId: token, size: sold, price, feeUsd });
      add(token, -sold);
    } else if (step.act === 3 && !ended) {
      events.push({ kind: "split", at, conditionId: id, size });
      add(yes, size);
      add(no, size);
    } else if (step.act === 4 && both > 0) {
      events.push({ kind: "merge", at, conditionId: id, size: both });
      add(yes, -both);
      add(no, -both);
    } else if (step.act === 5) {
      const given = SET.filter((one) => of(`${one}-no`) >= 1).slice(0, step.market + 1);
      const amount = Math.min(size, ...given.map((one) => of(`${one}-no`)));
      if (given.length === 0) continue;
      events.push({
        kind: "convert",
        at,
        conditionIds: given,
        size: amount,
        usd: amount * (given.length - 1),
      });
      for (const one of SET)
        add(
          given.includes(one) ? `${one}-no` : `${one}-yes`,
          given.includes(one) ? -amount : amount,
        );
    } else if (step.act === 6 && payouts) {
      const usd = of(yes) * (payouts[0] ?? 0) + of(no) * (payouts[1] ?? 0);
      events.push({ kind: "redeem", at, conditionId: id, usd });
      held.set(yes, 0);
      held.set(no, 0);
      ended = true;
    } else events.push({ kind: "reward", at, usd: step.fee });
  }
  return events;
}

describe("the two methods", () => {
  it("agree on every complete history", () => {
    assert(
      property(worldArbitrary, array(stepArbitrary, { maxLength: 60 }), (facts, steps) => {
        const byId = new Map(facts.map((one) => [one.conditionId, one]));
        const factsOf: FactsOf = (id) => byId.get(id) ?? null;
        const events = toHistory(steps, factsOf);
        const pnl = measurePnl(events, { factsOf, coverage: "complete", officialUsd: null });
        expect(pnl.issues).toEqual([]);
        const scale = 1 + pnl.flow.movedUsd;
        expect(Math.abs(pnl.totalUsd - pnl.cashFlowUsd) / scale).toBeLessThan(1e-9);
        for (const [token, { size }] of pnl.flow.balances)
          expect(Math.abs((pnl.books.positions.get(token)?.size ?? 0) - size)).toBeLessThan(1e-5);
        const equity = toEquity(events, {
          factsOf,
          until: new Date(1_790_000_000_000 + 10 * 86_400_000),
          priceAtEnd: (token) => {
            const one = byId.get(token.split("-")[0] ?? "");
            const outcome = token.endsWith("yes") ? 0 : 1;
            return one?.payouts?.[outcome] ?? one?.marks[outcome] ?? null;
          },
        });
        const last = equity.at(-1)?.totalUsd ?? pnl.totalUsd;
        expect(Math.abs(last - pnl.totalUsd) / scale).toBeLessThan(1e-9);
        const changes = equity.reduce((sum, { changeUsd }) => sum + changeUsd, 0);
        expect(Math.abs(changes - (equity.at(-1)?.totalUsd ?? 0)) / scale).toBeLessThan(1e-9);
      }),
      { numRuns: 400 },
    );
  });
});
