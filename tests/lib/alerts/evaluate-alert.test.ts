import { describe, expect, it } from "vitest";
import { evaluateAlert } from "@/lib/alerts/evaluate-alert";
import { type AlertCondition, alertConditionSchema } from "@/lib/alerts/schema";
import { seeAlert } from "@/lib/alerts/see-alert";
import type { Watch } from "@/lib/alerts/watched-alert";

const START = Date.parse("2026-11-21T12:00:00Z");
const minute = (count: number) => new Date(START + count * 60_000);

const level = {
  price: 0.5,
  spread: 0.02,
  status: null,
  closed: false,
  title: "Rain?",
  change24h: null,
  earlier: null,
  earlierAt: null,
};

/** Evaluates an alert each minute over what is seen, and says in which minutes it told something. */
function watch(
  condition: object,
  steps: readonly (object | null)[],
  cooldownMinutes = 0,
): { told: number[]; titles: string[]; errors: (string | null)[] } {
  const parsed = alertConditionSchema.parse(condition);
  let state: Watch = {
    condition: parsed,
    cooldownSeconds: cooldownMinutes * 60,
    lastValue: null,
    lastText: null,
    lastObservedAt: null,
    isArmed: false,
    watermark: minute(0).toISOString(),
    lastFiredAt: null,
  };
  const keys = new Set<string>();
  const told: number[] = [];
  const titles: string[] = [];
  const errors: (string | null)[] = [];
  steps.forEach((see, index) => {
    const now = minute(index);
    const sight = see && { at: now.toISOString(), ...see };
    const { firings, error, ...next } = evaluateAlert(
      state,
      seeAlert(parsed, sight as Record<string, unknown> | null),
      now,
    );
    // The database keeps one firing a key.
    const fresh = firings.filter(({ key }) => !keys.has(key));
    for (const { key, title } of fresh) {
      keys.add(key);
      titles.push(title);
      told.push(index);
    }
    errors.push(error);
    state = { ...state, ...next, ...(fresh.length > 0 && { lastFiredAt: now.toISOString() }) };
  });
  return { told, titles, errors };
}

const at = (price: number | null, more: object = {}) => ({ ...level, price, ...more });
const crosses = (direction: string, outcome = "YES"): AlertCondition =>
  alertConditionSchema.parse({
    kind: "price-crosses",
    marketId: "m",
    direction,
    outcome,
    level: 0.5,
  });

describe("a price that crosses", () => {
  it.each([
    { name: "is news from below to it", direction: "up", prices: [0.4, 0.5], want: [1] },
    { name: "is none at the first look", direction: "up", prices: [0.6], want: [] },
    { name: "is none beyond it", direction: "up", prices: [0.6, 0.7], want: [] },
    {
      name: "is news again after it came back",
      direction: "up",
      prices: [0.4, 0.6, 0.4, 0.6],
      want: [1, 3],
    },
    { name: "is none downwards where up is meant", direction: "up", prices: [0.6, 0.4], want: [] },
    { name: "is news downwards", direction: "down", prices: [0.6, 0.4], want: [1] },
    { name: "is news either way", direction: "either", prices: [0.4, 0.6, 0.4], want: [1, 2] },
    { name: "waits for a price", direction: "up", prices: [null, 0.4, null, 0.6], want: [3] },
  ])("$name", ({ direction, prices, want }) => {
    expect(
      watch(
        crosses(direction),
        prices.map((price) => at(price)),
      ).told,
    ).toEqual(want);
  });

  it("of NO is that of YES turned around", () => {
    expect(watch(crosses("up", "NO"), [at(0.6), at(0.4)]).titles).toEqual([
      "NO rose to 60.0¢: Rain?",
    ]);
  });

  it("is told once where the same data is looked at again", () => {
    const seen = { at: minute(1).toISOString() };
    expect(watch(crosses("up"), [at(0.4), at(0.6, seen), at(0.6, seen)]).told).toEqual([1]);
  });

  it("is not told in a cooldown, and told after it when it happens again", () => {
    const prices = [0.4, 0.6, 0.4, 0.6, 0.4, 0.4, 0.6];
    expect(
      watch(
        crosses("up"),
        prices.map((price) => at(price)),
        4,
      ).told,
    ).toEqual([1, 6]);
  });
});

describe("a threshold", () => {
  const spread = { kind: "spread", marketId: "m", level: 0.05 };
  const spreads = (...values: (number | null)[]) =>
    values.map((value) => at(0.5, { spread: value }));
  it.each([
    { name: "is told when it is met", steps: spreads(0.01, 0.06), want: [1] },
    { name: "is not told while it stays met", steps: spreads(0.01, 0.06, 0.07, 0.08), want: [1] },
    {
      name: "is armed again once it is not met",
      steps: spreads(0.01, 0.06, 0.02, 0.06),
      want: [1, 3],
    },
    {
      name: "that is met from the start is told after it was not",
      steps: spreads(0.06, 0.06, 0.01, 0.06),
      want: [3],
    },
    { name: "is unknown without a spread", steps: spreads(0.01, null, 0.06), want: [2] },
    {
      name: "of a closed market is none",
      steps: [at(0.5), at(0.5, { spread: 0.9, closed: true })],
      want: [],
    },
  ])("$name", ({ steps, want }) => {
    expect(watch(spread, steps).told).toEqual(want);
  });

  it("that is met in a cooldown is told after it, if it still holds", () => {
    expect(watch(spread, spreads(0.01, 0.06, 0.01, 0.06, 0.06, 0.06), 4).told).toEqual([1, 5]);
    expect(watch(spread, spreads(0.01, 0.06, 0.01, 0.06, 0.01, 0.01), 4).told).toEqual([1]);
  });

  it.each([
    { name: "up", direction: "up", prices: [0.5, 0.6], want: [1] },
    { name: "not up when it falls", direction: "up", prices: [0.5, 0.4], want: [] },
    { name: "down", direction: "down", prices: [0.5, 0.4], want: [1] },
    { name: "either way", direction: "either", prices: [0.5, 0.4], want: [1] },
    { name: "not by less", direction: "either", prices: [0.5, 0.54], want: [] },
  ])("of a move: $name", ({ direction, prices, want }) => {
    const move = { kind: "price-moves", marketId: "m", percent: 10, windowMinutes: 60, direction };
    expect(
      watch(
        move,
        prices.map((price) => at(price, { earlier: 0.5 })),
      ).told,
    ).toEqual(want);
  });

  it("of a move needs an earlier price, which the upstream gives for a day", () => {
    const move = { kind: "price-moves", marketId: "m", percent: 10, direction: "either" };
    const steps = [at(0.5, { change24h: 0 }), at(0.6, { change24h: 0.1 })];
    expect(watch({ ...move, windowMinutes: 60 }, steps)).toMatchObject({
      told: [],
      errors: Array(2).fill("There is no price from an hour ago to compare with"),
    });
    expect(watch({ ...move, windowMinutes: 1440 }, steps).told).toEqual([1]);
  });

  it("of a sync is its age", () => {
    const steps = [5, 14, 15, 16, 1, 20].map((minutes) => ({ minutes }));
    expect(watch({ kind: "sync-stale", minutes: 15 }, steps).told).toEqual([2, 5]);
  });

  it("of a set is its edge; one that cannot be known says why", () => {
    const set = { kind: "set-arbitrage", eventSlug: "e", minEdge: 0.02 };
    const see = (edge: number | null, problem: string | null = null) => ({
      title: "Who?",
      side: "yes",
      edge,
      problem,
    });
    expect(watch(set, [see(0.01), see(0.03)]).titles).toEqual(["3.0¢ below its payout: Who?"]);
    expect(watch(set, [see(null, "The event is closed")]).errors).toEqual(["The event is closed"]);
  });
});

describe("a resolution", () => {
  const steps = (...states: (string | null)[]) => states.map((status) => at(0.5, { status }));
  it.each([
    { name: "that is proposed", on: "either", steps: steps(null, "proposed"), want: [1] },
    {
      name: "that is proposed, disputed and proposed again",
      on: "either",
      steps: steps(null, "proposed", "disputed", "proposed"),
      want: [1, 2, 3],
    },
    {
      name: "that was proposed before",
      on: "either",
      steps: steps("proposed", "proposed"),
      want: [],
    },
    {
      name: "that is proposed where disputes are meant",
      on: "disputed",
      steps: steps(null, "proposed", "disputed"),
      want: [2],
    },
    { name: "that is settled", on: "either", steps: steps("proposed", "resolved"), want: [] },
  ])("$name is told $want", ({ on, steps: seen, want }) => {
    expect(watch({ kind: "resolution", marketId: "m", on }, seen).told).toEqual(want);
  });
});

describe("happenings", () => {
  const trade = (key: string, usd: number) => ({
    key,
    at: minute(1).toISOString(),
    wallet: `0x${"a".repeat(40)}`,
    walletName: null,
    usd,
    price: 0.4,
    side: "BUY",
    outcome: 0,
    market: { id: "m", title: "Rain?" },
  });
  const large = { kind: "large-trade", marketId: "m", minUsd: 1000 };
  const see = (...trades: ReturnType<typeof trade>[]) => ({ count: trades.length, rows: trades });

  it("are each told without a cooldown, once", () => {
    const { told, titles } = watch(large, [
      see(),
      see(trade("a", 2000), trade("b", 1500)),
      see(trade("b", 1500), trade("c", 1000)),
    ]);
    expect(told).toEqual([1, 1, 2]);
    expect(titles[0]).toBe("$2K bought YES at 40.0¢: Rain?");
  });

  it("are told together with one, and let pass while it lasts", () => {
    const { told, titles } = watch(
      large,
      [
        see(trade("a", 2000), trade("b", 1500)),
        see(trade("c", 9000)),
        see(),
        see(trade("d", 1200)),
      ],
      3,
    );
    expect(told).toEqual([0, 3]);
    expect(titles).toEqual(["2 trades of $1K or more", "$1.2K bought YES at 40.0¢: Rain?"]);
  });

  it("that did not happen are nothing", () => {
    expect(watch(large, [null, see()]).told).toEqual([]);
  });

  it.each([
    {
      name: "a run",
      condition: { kind: "run-failed" },
      row: {
        key: "r",
        at: minute(0).toISOString(),
        workflowId: null,
        name: "Scan",
        message: "no market",
      },
      want: "Run failed: Scan",
    },
    {
      name: "a consensus",
      condition: { kind: "consensus" },
      row: {
        key: "s",
        at: minute(0).toISOString(),
        side: "NO",
        reason: "3 wallets",
        price: 0.4,
        marketId: "m",
        title: "Rain?",
      },
      want: "Consensus on NO: Rain?",
    },
    {
      name: "a market",
      condition: { kind: "new-market" },
      row: { id: "n", title: "Snow?", price: null, at: minute(0).toISOString() },
      want: "New market: Snow?",
    },
    {
      name: "a whale",
      condition: { kind: "whale-moves", marketId: "m", minUsd: 1000 },
      row: {
        wallet: `0x${"b".repeat(40)}`,
        walletName: "Moby",
        market: { id: "m", title: "Rain?" },
        opening: { shares: 0, peak: 0 },
        fills: [{ key: "f", at: minute(0).toISOString(), shares: 4000, yesPrice: 0.5 }],
      },
      want: "Moby entered YES with $2K: Rain?",
    },
  ])("of $name", ({ condition, row, want }) => {
    expect(watch(condition, [{ rows: [row] }, { rows: [row] }]).titles).toEqual([want]);
  });
});
