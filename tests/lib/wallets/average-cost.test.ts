import { describe, expect, it } from "vitest";
import type { ActivityRow, MarketFacts } from "@/lib/wallets/pnl-event.ts";
import { measurePnl } from "@/lib/wallets/measure-pnl.ts";
import { toPnlEvents } from "@/lib/wallets/to-pnl-events.ts";
import { factsOf, makeActivity, makeFacts, makeFill } from "../../support/make-pnl.ts";

type Case = {
  name: string;
  rows: ActivityRow[];
  facts?: MarketFacts[];
  want: Partial<
    Record<"realizedUsd" | "unrealizedUsd" | "feesUsd" | "rewardsUsd" | "totalUsd", number>
  >;
  issues?: string[];
};

const won = makeFacts("m", { payouts: [1, 0] });
const lost = makeFacts("m", { payouts: [0, 1] });
const drawn = makeFacts("m", { payouts: [0.5, 0.5] });
const redeem = (usd: number | null) => makeActivity({ type: "REDEEM", usd, size: usd });
const set = ["a", "b", "c", "d"];
const exclusive = (winner: string | null) =>
  set.map((id) =>
    makeFacts(id, {
      setConditionIds: set,
      payouts: winner === null ? null : id === winner ? [1, 0] : [0, 1],
      marks: [0.25, 0.75],
    }),
  );
const no = (id: string, size: number, price: number) =>
  makeFill("BUY", size, price, { token: `${id}-no`, condition: id });
const convert = (ids: string[], size: number): ActivityRow[] =>
  ids.map((conditionId, index) =>
    makeActivity({
      type: "CONVERSION",
      transactionHash: `0xconvert${ids.join("")}`,
      conditionId,
      size,
      usd: index === 0 ? 0 : size,
    }),
  );

const CASES: Case[] = [
  {
    name: "buys move the average, sales realise against it",
    rows: [makeFill("BUY", 10, 0.4), makeFill("BUY", 10, 0.6), makeFill("SELL", 10, 0.7)],
    want: { realizedUsd: 2, unrealizedUsd: 0, totalUsd: 2 },
  },
  {
    name: "a winner redeems at one",
    rows: [makeFill("BUY", 10, 0.4), redeem(10)],
    facts: [won],
    want: { realizedUsd: 6, totalUsd: 6 },
  },
  {
    name: "a loser held to zero is a loss without any row that says so",
    rows: [makeFill("BUY", 10, 0.4)],
    facts: [lost],
    want: { realizedUsd: 0, unrealizedUsd: -4, totalUsd: -4 },
  },
  {
    name: "a market that ends 50/50 pays half",
    rows: [makeFill("BUY", 10, 0.4), redeem(5)],
    facts: [drawn],
    want: { realizedUsd: 1, totalUsd: 1 },
  },
  {
    name: "a payout that is not synced yet is read from the dollars paid",
    rows: [makeFill("BUY", 10, 0.4), redeem(10)],
    want: { realizedUsd: 6, totalUsd: 6 },
  },
  {
    name: "a split costs one dollar for two legs of a half",
    rows: [
      makeActivity({ type: "SPLIT", size: 10, usd: 10 }),
      makeFill("SELL", 10, 0.6, { token: "m-no" }),
    ],
    want: { realizedUsd: 1, unrealizedUsd: 0, totalUsd: 1 },
  },
  {
    name: "a merge sells both legs at a half",
    rows: [
      makeFill("BUY", 10, 0.3),
      makeFill("BUY", 10, 0.6, { token: "m-no" }),
      makeActivity({ type: "MERGE", size: 10, usd: 10 }),
    ],
    want: { realizedUsd: 1, totalUsd: 1 },
  },
  {
    name: "fees are what the dollars differ from size × price, bought and sold",
    rows: [makeFill("BUY", 10, 0.4, { fee: 0.1 }), makeFill("SELL", 10, 0.5, { fee: 0.2 })],
    want: { realizedUsd: 1, feesUsd: 0.3, totalUsd: 0.7 },
  },
  {
    name: "rewards and rebates are gains of the account",
    rows: [
      makeActivity({ type: "REWARD", conditionId: null, size: 3, usd: 3 }),
      makeActivity({ type: "MAKER_REBATE", conditionId: null, size: 2, usd: 2 }),
    ],
    want: { rewardsUsd: 5, totalUsd: 5 },
  },
  {
    name: "a conversion of two of four gives the other two at what it cost beyond the dollars",
    rows: [no("a", 10, 0.7), no("b", 10, 0.8), ...convert(["a", "b"], 10)],
    facts: exclusive("c"),
    // 15 paid, 10 came back: 5 for ten YES of c and ten of d; c pays ten.
    want: { realizedUsd: 0, unrealizedUsd: 5, totalUsd: 5 },
  },
  {
    name: "a conversion of all questions buys nothing and realises",
    rows: [...set.map((id) => no(id, 10, 0.7)), ...convert(set, 10)],
    facts: exclusive(null),
    want: { realizedUsd: 2, unrealizedUsd: 0, totalUsd: 2 },
  },
  {
    name: "what is sold beyond what was held brings no profit and drops the coverage",
    rows: [makeFill("BUY", 10, 0.4), makeFill("SELL", 15, 0.6)],
    want: { realizedUsd: 2 },
    issues: ["oversold"],
  },
  {
    name: "an adapter's transfer at price 0 is no purchase",
    rows: [makeFill("BUY", 10, 0), makeFill("SELL", 10, 0.6)],
    want: {},
    issues: ["transfer"],
  },
  {
    name: "a conversion in an unknown set is not guessed",
    rows: [no("m", 10, 0.7), ...convert(["m"], 10)],
    want: { realizedUsd: 0 },
    issues: ["unknown-set"],
  },
  {
    name: "a redemption whose payout nothing tells is left open",
    rows: [makeFill("BUY", 10, 0.4), redeem(null)],
    want: { realizedUsd: 0 },
    issues: ["unknown-payout"],
  },
  {
    name: "dollars that are not given leave the fee unknown, not 0",
    rows: [{ ...makeFill("BUY", 10, 0.4), usd: null }],
    want: { unrealizedUsd: 1 },
    issues: ["unknown-fee"],
  },
  {
    name: "a kind of activity that nobody knows is said",
    rows: [makeActivity({ type: "AIRDROP", size: 5, usd: 5 })],
    want: { totalUsd: 0 },
    issues: ["unknown-type"],
  },
  {
    name: "deposits are neither gained nor lost",
    rows: [makeActivity({ type: "DEPOSIT", conditionId: null, size: 500, usd: 500 })],
    want: { totalUsd: 0 },
  },
];

const measure = ({ rows, facts = [makeFacts("m")] }: Case) =>
  measurePnl(toPnlEvents(rows), {
    factsOf: factsOf(...facts),
    coverage: "complete",
    officialUsd: null,
  });

describe("profit and loss by average cost", () => {
  it.each(CASES)("$name", (one) => {
    const pnl = measure(one);
    const want = Object.entries(one.want).map(([field, usd]) => [field, expect.closeTo(usd, 9)]);
    expect(pnl).toMatchObject(Object.fromEntries(want));
    expect(pnl.issues).toEqual(one.issues ?? []);
  });

  it.each(CASES.filter(({ issues }) => !issues))("as cash flow has it: $name", (one) => {
    const pnl = measure(one);
    expect(pnl.cashFlowUsd).toBeCloseTo(pnl.totalUsd, 9);
    expect(pnl.reconciliation).toMatchObject({ state: "reconciled", reason: null });
  });

  it.each(CASES.filter(({ issues }) => issues))("is called incomplete: $name", (one) => {
    expect(measure(one).reconciliation).toMatchObject({
      state: "incomplete",
      reason: one.issues?.[0],
    });
  });
});
