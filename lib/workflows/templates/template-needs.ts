import type { Graph } from "../graph.ts";

const NEEDS: Record<string, string> = {
  "llm-analysis": "A language model; without a key fixed rules answer",
  notify: "Writes to your notifications",
  webhook: "A public https address",
  "whale-flips": "Trades of the last days",
  "whale-scoreboard": "Scored wallets",
  "unusual-activity": "Scored bets",
  wallet: "A wallet's history",
  "order-book": "Order books",
  edge: "Order books and fee schedules",
  "event-arbitrage": "Order books of every outcome",
};

/** What a graph needs beside market data, each once. */
export const needsOf = ({ nodes }: Graph): string[] => [
  ...new Set(nodes.flatMap(({ type }) => (Object.hasOwn(NEEDS, type) ? [NEEDS[type] ?? ""] : []))),
];

/** Calls of a language model in one run; each costs what its provider asks, and nothing by the fixed rules. */
export const modelCallsOf = ({ nodes }: Graph): number =>
  nodes.filter(({ type, disabled }) => type === "llm-analysis" && !disabled).length;
