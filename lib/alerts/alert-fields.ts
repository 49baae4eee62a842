import type { AlertKind } from "./schema.ts";

export type AlertField = {
  /** As the condition calls it. */
  name: string;
  label: string;
  control:
    | "market"
    | "wallet"
    | "event"
    | "workflow"
    | "screen"
    | "choice"
    | "cents"
    | "usd"
    | "percent"
    | "minutes"
    | "span";
  /** What the form begins with. */
  usual?: string;
  optional?: true;
  options?: readonly (readonly [value: string, label: string])[];
};

const market: AlertField = { name: "marketId", label: "Market", control: "market" };
const anyMarket: AlertField = { ...market, optional: true };
const anyWallet: AlertField = {
  name: "wallet",
  label: "Wallet",
  control: "wallet",
  optional: true,
};
const direction: AlertField = {
  name: "direction",
  label: "Direction",
  control: "choice",
  usual: "either",
  options: [
    ["either", "Either way"],
    ["up", "Up"],
    ["down", "Down"],
  ],
};
const outcomes = [
  ["YES", "YES"],
  ["NO", "NO"],
] as const;
const least: AlertField = { name: "minUsd", label: "At least", control: "usd", usual: "10000" };

const SPANS = [
  ["5", "5 minutes"],
  ["15", "15 minutes"],
  ["60", "An hour"],
  ["360", "6 hours"],
  ["1440", "24 hours"],
  ["10080", "7 days"],
] as const;

/** What the form of each kind asks for, in order. */
export const ALERT_FIELDS: Record<AlertKind, readonly AlertField[]> = {
  "price-crosses": [
    market,
    { name: "outcome", label: "Outcome", control: "choice", usual: "YES", options: outcomes },
    direction,
    { name: "level", label: "Price", control: "cents" },
  ],
  "price-moves": [
    market,
    direction,
    { name: "percent", label: "By at least", control: "percent", usual: "10" },
    { name: "windowMinutes", label: "Within", control: "span", usual: "60", options: SPANS },
  ],
  "large-trade": [anyMarket, anyWallet, least],
  "whale-moves": [
    anyMarket,
    anyWallet,
    {
      name: "action",
      label: "What it does",
      control: "choice",
      usual: "either",
      options: [
        ["either", "Enters or exits"],
        ["enters", "Enters"],
        ["exits", "Exits"],
      ],
    },
    least,
  ],
  consensus: [
    anyMarket,
    {
      name: "side",
      label: "Side",
      control: "choice",
      optional: true,
      usual: "",
      options: [["", "Either side"], ...outcomes],
    },
  ],
  "new-market": [{ name: "filter", label: "Screen", control: "screen", usual: "{}" }],
  spread: [
    market,
    {
      name: "direction",
      label: "When it is",
      control: "choice",
      usual: "above",
      options: [
        ["above", "At or above"],
        ["below", "At or below"],
      ],
    },
    { name: "level", label: "Spread", control: "cents", usual: "5" },
  ],
  "set-arbitrage": [
    { name: "eventSlug", label: "Event", control: "event" },
    { name: "minEdge", label: "Edge a set, at least", control: "cents", usual: "1" },
  ],
  resolution: [
    market,
    {
      name: "on",
      label: "When it is",
      control: "choice",
      usual: "either",
      options: [
        ["either", "Proposed or disputed"],
        ["proposed", "Proposed"],
        ["disputed", "Disputed"],
      ],
    },
  ],
  "sync-stale": [{ name: "minutes", label: "Minutes", control: "minutes", usual: "15" }],
  "run-failed": [{ name: "workflowId", label: "Workflow", control: "workflow", optional: true }],
};
