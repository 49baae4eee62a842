import { describe, expect, it } from "vitest";
import { type Bet, scoreUnusual } from "@/lib/insiders/score-unusual";

const HOUR = 3_600_000;
const bet = (more: Partial<Bet> = {}): Bet => ({
  stakeUsd: 5000,
  averagePrice: 0.2,
  ageMs: HOUR,
  volume24hUsd: 10_000,
  walletShare: 1,
  marketsBefore: 0,
  msToEnd: 24 * HOUR,
  ...more,
});

describe("scoreUnusual", () => {
  it.each<[string, Partial<Bet>, Partial<ReturnType<typeof scoreUnusual>["factors"]>]>([
    ["a wallet of up to two days is fresh", { ageMs: 48 * HOUR }, { age: 1 }],
    ["one of a week is not", { ageMs: 168 * HOUR }, { age: 0 }],
    ["in between it fades", { ageMs: 108 * HOUR }, { age: 0.5 }],
    ["a tenth of a day's volume is large", { stakeUsd: 1000 }, { size: 1 }],
    ["a fortieth is a quarter of that", { stakeUsd: 250 }, { size: 0.25 }],
    [
      "a market that never trades is niche and the bet large",
      { volume24hUsd: 0 },
      { size: 1, niche: 1 },
    ],
    ["a market of 50,000 dollars a day is none", { volume24hUsd: 50_000 }, { niche: 0 }],
    ["0.05 is low", { averagePrice: 0.05 }, { lowPrice: 1 }],
    ["0.50 is low", { averagePrice: 0.5 }, { lowPrice: 1 }],
    ["a lottery ticket is not", { averagePrice: 0.04 }, { lowPrice: 0 }],
    ["a favourite is not", { averagePrice: 0.51 }, { lowPrice: 0 }],
    ["five markets before are few", { marketsBefore: 5 }, { fewMarkets: 1 }],
    ["six are not", { marketsBefore: 6 }, { fewMarkets: 0 }],
    ["the last moment is near the end", { msToEnd: -5 }, { nearEnd: 1 }],
    [
      "unknown stays unknown",
      { ageMs: null, volume24hUsd: null, walletShare: null, marketsBefore: null, msToEnd: null },
      { age: null, size: null, niche: null, oneMarket: null, fewMarkets: null, nearEnd: null },
    ],
  ])("%s", (_name, more, want) => expect(scoreUnusual(bet(more)).factors).toMatchObject(want));

  it("weighs 0.30 age, 0.25 size, 0.20 niche, 0.15 low price, 0.10 one market", () => {
    const score = (more: Partial<Bet>) => scoreUnusual(bet({ volume24hUsd: 0, ...more })).low;
    expect(score({})).toBeCloseTo(1);
    expect(score({ ageMs: 200 * HOUR })).toBeCloseTo(0.7);
    expect(score({ averagePrice: 0.9 })).toBeCloseTo(0.85);
    expect(score({ walletShare: 0 })).toBeCloseTo(0.9);
    expect(scoreUnusual(bet({ stakeUsd: 0, volume24hUsd: 50_000 })).low).toBeCloseTo(0.55);
  });

  it("flags from 0.75 on, and nothing whose unknown part decides", () => {
    expect(scoreUnusual(bet())).toMatchObject({ isFlagged: true });
    const unknown = scoreUnusual(bet({ ageMs: null }));
    expect(unknown.isFlagged).toBe(false);
    expect(unknown.high - unknown.low).toBeCloseTo(0.3);
  });
});
