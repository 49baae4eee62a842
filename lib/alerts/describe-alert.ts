import { describeFilter } from "../markets/describe-filter.ts";
import { formatPrice } from "../markets/format-price.ts";
import { formatUsd } from "../markets/format-usd.ts";
import { shortAddress } from "../wallets/short-address.ts";
import { type MarketFilterKey, marketQuery } from "../markets/market-query.ts";
import type { AlertCondition, AlertKind, AlertOf } from "./schema.ts";

/** What the things that a condition names are called; ids stand in where a name is not known. */
export type AlertNames = { subject?: string | null; wallet?: string | null };

type Describe<K extends AlertKind> = (condition: AlertOf<K>, names: AlertNames) => string;

export const formatSpan = (minutes: number): string => {
  if (minutes % 1440 === 0) return minutes === 1440 ? "24 hours" : `${minutes / 1440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? "an hour" : `${minutes / 60} hours`;
  return `${minutes} minutes`;
};

const quote = (name: string | null | undefined, fallback: string) => `“${name ?? fallback}”`;
const walletName = (address: string, { wallet }: AlertNames) => wallet ?? shortAddress(address);

const CROSSES = { up: "rises to", down: "falls to", either: "crosses" };
const MOVES = { up: "rises", down: "falls", either: "moves" };
const ACTS = { enters: "enters", exits: "leaves", either: "enters or leaves" };

const WORDS: { [K in AlertKind]: Describe<K> } = {
  "price-crosses": ({ outcome, marketId, direction, level }, { subject }) =>
    `${outcome} of ${quote(subject, marketId)} ${CROSSES[direction]} ${formatPrice(level)}`,
  "price-moves": ({ marketId, direction, percent, windowMinutes }, { subject }) =>
    `the price of ${quote(subject, marketId)} ${MOVES[direction]} by ${percent} % within ${formatSpan(windowMinutes)}`,
  "large-trade": ({ marketId, wallet, minUsd }, names) => {
    const who = wallet ? walletName(wallet, names) : "anybody";
    const where = marketId ? `in ${quote(names.subject, marketId)}` : "in any market";
    return `${who} trades ${formatUsd(minUsd)} or more at once ${where}`;
  },
  "whale-moves": ({ marketId, wallet, action, minUsd }, names) => {
    const who = wallet ? walletName(wallet, names) : "a wallet";
    const where = marketId ? quote(names.subject, marketId) : "any market";
    return `${who} ${ACTS[action]} ${where} with ${formatUsd(minUsd)} or more`;
  },
  consensus: ({ marketId, side }, { subject }) =>
    `scored wallets agree on ${side ?? "one side"} of ${marketId ? quote(subject, marketId) : "any market"}`,
  "new-market": ({ filter }) => `a new market is listed${describeScreen(filter)}`,
  spread: ({ marketId, direction, level }, { subject }) =>
    `the spread of ${quote(subject, marketId)} is ${formatPrice(level)} or ${direction === "above" ? "more" : "less"}`,
  "set-arbitrage": ({ eventSlug, minEdge }, { subject }) =>
    `one share of every outcome of ${quote(subject, eventSlug)} costs ${formatPrice(minEdge)} or more below what it pays, after fees`,
  resolution: ({ marketId, on }, { subject }) =>
    `the resolution of ${quote(subject, marketId)} is ${on === "either" ? "proposed or disputed" : on}`,
  "sync-stale": ({ minutes }) => `no sync has succeeded for ${formatSpan(minutes)}`,
  "run-failed": ({ workflowId }, { subject }) =>
    `a run of ${workflowId ? quote(subject, workflowId) : "any of my workflows"} fails`,
};

/** What an alert waits for, to stand after "Tell me when". */
export function describeCondition(condition: AlertCondition, names: AlertNames = {}): string {
  const describe = WORDS[condition.kind] as Describe<AlertKind>;
  return describe(condition, names);
}

export const describeAlert = (condition: AlertCondition, names: AlertNames = {}): string =>
  `Tell me when ${describeCondition(condition, names)}.`;

/** A screener's filter in words, with a space before them; empty where it shows every market. */
export function describeScreen(filter: AlertOf<"new-market">["filter"]): string {
  const words = marketQuery.filterKeys.flatMap((key: MarketFilterKey) => {
    const value = filter[key as keyof typeof filter];
    return value === undefined ? [] : [describeFilter(key, String(value))];
  });
  return words.length === 0 ? "" : ` that matches ${words.join(", ")}`;
}

export const ALERT_KIND_WORDS: Record<AlertKind, string> = {
  "price-crosses": "Price crosses",
  "price-moves": "Price moves",
  "large-trade": "Large trade",
  "whale-moves": "Whale enters or exits",
  consensus: "Consensus signal",
  "new-market": "New market",
  spread: "Spread",
  "set-arbitrage": "Set arbitrage",
  resolution: "Resolution",
  "sync-stale": "Sync stale",
  "run-failed": "Run failed",
};
