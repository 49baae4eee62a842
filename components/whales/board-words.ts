import type { WhaleTab } from "@/lib/whales/whale-board";

type BoardWords = {
  label: string;
  hint: string;
  noun: string;
  path: string;
  /** The node of a workflow that reads the same; null where none does. */
  node: "whale-trades" | "whale-flows" | "whale-flips" | "whale-scoreboard" | null;
  sort: string;
  sizeLabel: string;
  usual: { min_usd: string; window: string; exclude_mm: "shown" | "hidden" };
  empty: string;
  /** A smaller size than the usual one, in dollars, to offer where nothing reaches that. */
  lower?: string;
};

/** What tells the boards apart in words and defaults; the defaults are those of their routes. */
export const boardWords: Record<WhaleTab, BoardWords> = {
  tape: {
    label: "Tape",
    hint: "Large trades as they are filled",
    noun: "large trades",
    path: "/api/whale/trades",
    node: "whale-trades",
    sort: "-tradedAt",
    sizeLabel: "Paid",
    usual: { min_usd: "≥ $1K", window: "all", exclude_mm: "shown" },
    empty: "No trade of this size was stored for it. Lower the size or widen the window.",
  },
  positions: {
    label: "Positions",
    hint: "Open positions by their current value",
    noun: "positions",
    path: "/api/whale/positions",
    node: null,
    sort: "-valueUsd",
    sizeLabel: "Value",
    usual: { min_usd: "≥ $10K", window: "all", exclude_mm: "shown" },
    empty: "Positions are read wallet by wallet, the large ones first. Lower the value.",
    lower: "1000",
  },
  flows: {
    label: "Flows",
    hint: "Signed dollars of takers by market, category and time",
    noun: "flows",
    path: "/api/whale/flows",
    node: "whale-flows",
    sort: "-absNetUsd",
    sizeLabel: "Trades",
    usual: { min_usd: "of any size", window: "24h", exclude_mm: "shown" },
    empty: "No taker's trade lies in this window. Widen it.",
  },
  flips: {
    label: "Flips",
    hint: "Wallets that changed sides, with both legs",
    noun: "flips",
    path: "/api/whale/flips",
    node: "whale-flips",
    sort: "-flippedAt",
    sizeLabel: "Both legs",
    usual: { min_usd: "≥ $10K", window: "7d", exclude_mm: "shown" },
    empty:
      "A flip needs the threshold on both sides within the window. Lower it, or widen the window.",
    lower: "1000",
  },
  concentration: {
    label: "Concentration",
    hint: "How few wallets hold an outcome, as bounds where the list is cut",
    noun: "outcomes",
    path: "/api/whale/concentration",
    node: null,
    sort: "-hhi",
    sizeLabel: "Outcome",
    usual: { min_usd: "of any value", window: "all", exclude_mm: "shown" },
    empty: "Holders are read of the largest markets, and of those that somebody opens.",
  },
  scoreboard: {
    label: "Scoreboard",
    hint: "Wallets by the lower bound of their edge",
    noun: "wallets",
    path: "/api/whale/scoreboard",
    node: "whale-scoreboard",
    sort: "-edgeLow",
    sizeLabel: "Volume",
    usual: { min_usd: "of any size", window: "all", exclude_mm: "hidden" },
    empty: "No scored wallet fits. Scores appear once markets have settled.",
  },
};
