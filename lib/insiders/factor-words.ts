import type { UnusualFactors } from "./score-unusual.ts";

type FactorWords = {
  key: keyof UnusualFactors;
  label: string;
  weight: number | null;
  hint: string;
};

/** The factors in the order of their weights; those without one are shown beside the score. */
export const FACTOR_WORDS: readonly FactorWords[] = [
  {
    key: "age",
    label: "Fresh wallet",
    weight: 0.3,
    hint: "1 up to 48 hours after the wallet's first trade, 0 from 7 days on; known only where all of its activity is",
  },
  {
    key: "size",
    label: "Size",
    weight: 0.25,
    hint: "1 from a tenth of the market's 24-hour volume on",
  },
  {
    key: "niche",
    label: "Niche market",
    weight: 0.2,
    hint: "1 − 24-hour volume ÷ $50,000",
  },
  { key: "lowPrice", label: "Low price", weight: 0.15, hint: "1 from 5¢ to 50¢" },
  {
    key: "oneMarket",
    label: "One market",
    weight: 0.1,
    hint: "The bet's part of all that the wallet ever bought",
  },
  {
    key: "fewMarkets",
    label: "Few markets before",
    weight: null,
    hint: "Five markets or fewer before this one; has no weight",
  },
  {
    key: "nearEnd",
    label: "Near the end",
    weight: null,
    hint: "1 at the end of the market, 0 from 7 days before; has no weight",
  },
];
