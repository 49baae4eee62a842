import { CATEGORIES } from "../../markets/categories.ts";
import type { Step } from "./request.ts";

type SourceRule = { words: RegExp; label: string; type: string; config: Record<string, unknown> };

/** The first that fits counts, so that what is narrower comes first. */
const SOURCES: readonly SourceRule[] = [
  {
    words: /\bflip(s|ped)?\b|chang\w* sides/,
    label: "Whale flips",
    type: "whale-flips",
    config: { window: "7d", min_usd: 1000 },
  },
  {
    words: /\b(whales?|smart money|large) flows?\b|\bflows\b/,
    label: "Whale flows",
    type: "whale-flows",
    config: { window: "24h" },
  },
  {
    words:
      /\b(scoreboard|leaderboard|(best|top|smartest|skilled) (\d+ )?(wallets|traders|whales))\b/,
    label: "Best wallets",
    type: "whale-scoreboard",
    config: { window: "30d", limit: 25 },
  },
  {
    words: /\b(unusual|insiders?|suspicious)\b/,
    label: "Unusual activity",
    type: "unusual-activity",
    config: { by: "markets", window: "7d" },
  },
  {
    words: /\b(whales?|(large|big) (trades|bets))\b/,
    label: "Whale trades",
    type: "whale-trades",
    config: { window: "24h", min_usd: 1000 },
  },
  {
    words: /\bevents\b/,
    label: "Events",
    type: "events",
    config: { closed: false, limit: 20 },
  },
  {
    words: /\b(markets?|contracts|odds)\b/,
    label: "Markets",
    type: "polymarket-stream",
    config: { closed: false, limit: 20 },
  },
];

const WALLET = /0x[0-9a-f]{40}/;
const PARTS: [RegExp, string][] = [
  [/\bclosed\b/, "closed-positions"],
  [/\btrades?\b/, "trades"],
  [/\bactivity\b/, "activity"],
  [/\b(pnl|profit|score|summary)\b/, "summary"],
];

const WINDOWS: [RegExp, string][] = [
  [/\b(1h|(last|past) hour|hourly)\b/, "1h"],
  [/\b(24h|today|(last|past) day|daily)\b/, "24h"],
  [/\b(7d|(last|past|this) week|weekly)\b/, "7d"],
  [/\b(30d|(last|past|this) month|monthly)\b/, "30d"],
];

/** The category that is named, if any: sources that know categories take it. */
export const findCategory = (text: string): string | null =>
  CATEGORIES.find((category) =>
    new RegExp(String.raw`\b${category.replace(/s$/, "")}s?\b`, "i").test(text),
  ) ?? null;

export function readSource(text: string): Step | null {
  const address = WALLET.exec(text)?.[0];
  if (address !== undefined) {
    const part = PARTS.find(([words]) => words.test(text))?.[1] ?? "positions";
    return { type: "wallet", label: "Wallet", config: { address, part, limit: 50 } };
  }
  const category = findCategory(text);
  const rule =
    SOURCES.find(({ words }) => words.test(text)) ??
    (category === null ? undefined : SOURCES.at(-1));
  if (!rule) return null;
  const config = { ...rule.config };
  if (category !== null) config["category"] = category;
  const window = WINDOWS.find(([words]) => words.test(text))?.[1];
  if (window !== undefined && "window" in config) config["window"] = window;
  const label = category === null ? rule.label : `${category}: ${rule.label.toLowerCase()}`;
  return { type: rule.type, label, config };
}
