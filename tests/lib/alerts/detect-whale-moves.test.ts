import { describe, expect, it } from "vitest";
import { detectWhaleMoves } from "@/lib/alerts/detect-whale-moves";

const none = { shares: 0, peak: 0 };
const fills = (...steps: [shares: number, yesPrice: number][]) =>
  steps.map(([shares, yesPrice], index) => ({
    key: `k${index}`,
    at: `t${index}`,
    shares,
    yesPrice,
  }));

describe("detectWhaleMoves", () => {
  it.each([
    {
      name: "a buy of enough",
      opening: none,
      steps: fills([3000, 0.5]),
      want: ["enters YES k0 1500"],
    },
    { name: "a buy of too little", opening: none, steps: fills([1000, 0.5]), want: [] },
    {
      name: "several that come to enough",
      opening: none,
      steps: fills([1000, 0.5], [1500, 0.5]),
      want: ["enters YES k1 1250"],
    },
    {
      name: "more of what was held",
      opening: { shares: 3000, peak: 3000 },
      steps: fills([3000, 0.5]),
      want: [],
    },
    {
      name: "NO, at what NO costs",
      opening: none,
      steps: fills([-2000, 0.4]),
      want: ["enters NO k0 1200"],
    },
    {
      name: "a sale of all",
      opening: { shares: 3000, peak: 3000 },
      steps: fills([-3000, 0.5]),
      want: ["exits YES k0 1500"],
    },
    {
      name: "a sale of most",
      opening: { shares: 3000, peak: 3000 },
      steps: fills([-2900, 0.5]),
      want: ["exits YES k0 1500"],
    },
    {
      name: "a sale of half",
      opening: { shares: 3000, peak: 3000 },
      steps: fills([-1500, 0.5]),
      want: [],
    },
    {
      name: "the rest of what was sold before",
      opening: { shares: 500, peak: 3000 },
      steps: fills([-500, 0.5]),
      want: ["exits YES k0 1500"],
    },
    {
      name: "a sale by somebody small",
      opening: { shares: 500, peak: 500 },
      steps: fills([-500, 0.5]),
      want: [],
    },
    {
      name: "in and out",
      opening: none,
      steps: fills([3000, 0.5], [-3000, 0.6]),
      want: ["enters YES k0 1500", "exits YES k1 1800"],
    },
    {
      name: "from one side to the other",
      opening: { shares: 3000, peak: 3000 },
      steps: fills([-6000, 0.5]),
      want: ["exits YES k0 1500", "enters NO k0 1500"],
    },
  ])("$name", ({ opening, steps, want }) => {
    const moves = detectWhaleMoves(opening, steps, 1000);
    expect(
      moves.map(({ action, side, key, usd }) => `${action} ${side} ${key} ${Math.round(usd)}`),
    ).toEqual(want);
  });
});
