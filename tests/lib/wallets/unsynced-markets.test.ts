import { describe, expect, it } from "vitest";
import { measurePnl } from "@/lib/wallets/measure-pnl.ts";
import type { PnlEvent } from "@/lib/wallets/pnl-event.ts";
import { type PnlInputs, toMarketFacts } from "@/lib/wallets/to-market-facts.ts";

type Unsynced = PnlInputs["unsynced"][number];

const factsOf = (market: Partial<Unsynced>) =>
  toMarketFacts({
    markets: [],
    sets: [],
    unsynced: [{ condition_id: "c", listed: [], traded: [], ...market }],
  });

const buy = (tokenId: string, size: number, price: number): PnlEvent => ({
  kind: "buy",
  at: "2026-11-01T00:00:00Z",
  conditionId: "c",
  tokenId,
  size,
  price,
  feeUsd: 0,
});
const redeem = (usd: number): PnlEvent => ({
  kind: "redeem",
  at: "2026-11-02T00:00:00Z",
  conditionId: "c",
  usd,
});
const pairs = (kind: "split" | "merge", day: number, size: number): PnlEvent => ({
  kind,
  at: `2026-11-0${day}T00:00:00Z`,
  conditionId: "c",
  size,
});

const measure = (events: PnlEvent[], market: Partial<Unsynced>) =>
  measurePnl(events, { factsOf: factsOf(market), coverage: "complete", officialUsd: null });

describe("a market that no sync has brought", () => {
  it("is settled where the wallet's list has it redeemable, held-to-zero losers included", () => {
    const won = measure([buy("yes", 100, 0.4)], { listed: [["yes", 0, "no", 1, true]] });
    expect(won).toMatchObject({ issues: [], unrealizedUsd: 60, unmarkedShares: 0 });
    const lost = measure([buy("no", 100, 0.4)], { listed: [["no", 1, "yes", 0, true]] });
    expect(lost).toMatchObject({ issues: [], unrealizedUsd: -40, unmarkedShares: 0 });
    expect(lost.reconciliation.state).toBe("reconciled");
  });

  it("stands at the list's price while it is open, and the other outcome at what is left of a dollar", () => {
    const { unrealizedUsd, issues } = measure([buy("yes", 100, 0.4), buy("no", 10, 0.5)], {
      listed: [["yes", 0, "no", 0.7, false]],
      traded: [
        ["no", 1, null, null, null],
        ["yes", 0, null, null, null],
      ],
    });
    expect(issues).toEqual([]);
    expect(unrealizedUsd).toBeCloseTo(100 * 0.3 + 10 * (0.3 - 0.5), 9);
  });

  it.each([
    { name: "of the winner", usd: 100, want: 60 },
    { name: "of the loser", usd: 0, want: -40 },
    { name: "at half", usd: 50, want: 10 },
  ])("redeems by the dollars that were paid: $name", ({ usd, want }) => {
    const pnl = measure([buy("yes", 100, 0.4), redeem(usd)], {
      traded: [["yes", null, null, null, null]],
    });
    expect(pnl).toMatchObject({
      issues: [],
      realizedUsd: expect.closeTo(want, 9),
      unrealizedUsd: 0,
    });
    expect(pnl.cashFlowUsd).toBeCloseTo(want, 9);
  });

  it("merges the pair although one of its tokens was never named", () => {
    const events = [pairs("split", 1, 100), pairs("merge", 2, 100)];
    const pnl = measure(events, { traded: [["yes", 0, null, null, null]] });
    expect(pnl).toMatchObject({ issues: [], realizedUsd: 0, cashFlowUsd: 0 });
  });

  it("leaves shares without any price open, and counts them", () => {
    const pnl = measure([buy("yes", 100, 0.4)], { traded: [["yes", 0, null, null, null]] });
    expect(pnl).toMatchObject({ issues: ["unknown-mark"], unmarkedShares: 100, totalUsd: -40 });
  });
});
