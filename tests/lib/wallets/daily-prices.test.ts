import { describe, expect, it } from "vitest";
import { toDailyPrices } from "@/lib/wallets/to-daily-prices.ts";
import { type PnlInputs, toMarketFacts } from "@/lib/wallets/to-market-facts.ts";

const NOW = new Date("2026-11-10T12:00:00Z");
const end = (day: number) => Date.UTC(2026, 10, day + 1);
type Market = PnlInputs["markets"][number];

function makePrices(market: Partial<Market>, tokenId = "yes") {
  const inputs = {
    activity: [["TRADE", "2026-11-01T00:00:00Z", null, "c", tokenId, "BUY", 1, 0.5, 0.5]],
    markets: [
      {
        condition_id: "c",
        event_id: null,
        neg_risk: false,
        best_bid: 0.56,
        best_ask: 0.64,
        price: 0.6,
        settled: false,
        outcomes: [
          ["yes", 0.6],
          ["no", 0.4],
        ],
        fee_schedule: null,
        closed_time: null,
        ...market,
      },
    ],
    prices: [[tokenId, "2026-11-08", 0.5]],
  } satisfies Pick<PnlInputs, "activity" | "markets" | "prices">;
  const facts = toMarketFacts({ markets: inputs.markets, sets: [], unsynced: [] });
  return (day: number) => toDailyPrices(inputs, facts, NOW)(tokenId, end(day));
}

const paid = {
  settled: true,
  outcomes: [
    ["yes", 1],
    ["no", 0],
  ],
  closed_time: "2026-11-07T10:00:00Z",
} satisfies Partial<Market>;

describe("a share's worth at the end of a day", () => {
  it.each([
    { name: "today is the bid", market: {}, day: 10, want: 0.56 },
    {
      name: "before is the price less today's distance of the bid",
      market: {},
      day: 8,
      want: 0.46,
    },
    { name: "without a stored price is unknown", market: {}, day: 7, want: null },
    {
      name: "without a bid today is the price itself",
      market: { best_bid: null },
      day: 8,
      want: 0.5,
    },
    { name: "after the close is the payout", market: paid, day: 7, want: 1 },
    { name: "before the close is not the payout", market: paid, day: 6, want: null },
  ])("$name", ({ market, day, want }) => {
    const price = makePrices(market)(day);
    expect(price === null ? null : Number(price.toFixed(9))).toBe(want);
  });

  it("of the other outcome is taken from the ask", () => {
    expect(makePrices({}, "no")(10)).toBeCloseTo(0.36, 9);
    expect(makePrices({}, "no")(8)).toBeCloseTo(0.46, 9);
  });
});
