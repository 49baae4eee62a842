import { toHref } from "../http/to-href.ts";
import type {
  ConcentrationRow,
  ScoreboardRow,
  WhaleFlip,
  WhaleFlow,
  WhalePosition,
  WhaleTrade,
} from "./schema.ts";

/** The boards of the whales page, in the order of their tabs. */
export const WHALE_TABS = [
  "tape",
  "positions",
  "flows",
  "flips",
  "concentration",
  "scoreboard",
] as const;
export type WhaleTab = (typeof WHALE_TABS)[number];

/** A row of each board. */
export type WhaleRows = {
  tape: WhaleTrade;
  positions: WhalePosition;
  flows: WhaleFlow;
  flips: WhaleFlip;
  concentration: ConcentrationRow;
  scoreboard: ScoreboardRow;
};

const FILTERS = ["min_usd", "window", "market", "category", "exclude_mm", "sort"] as const;
const OWN = {
  tape: ["role", "depth"],
  positions: [],
  flows: ["by"],
  flips: [],
  concentration: [],
  scoreboard: ["gated"],
} as const satisfies Record<WhaleTab, readonly string[]>;

/** Everything of the page that stands in its URL; `view` and `cleaned` are the page's own, the rest is the API's. */
export const WHALE_KEYS = [
  ...FILTERS,
  "tab",
  "role",
  "depth",
  "by",
  "gated",
  "view",
  "cleaned",
] as const;
export type WhaleKey = (typeof WHALE_KEYS)[number];
export type WhaleQuery = Partial<Record<WhaleKey, string>>;

export const whaleBoard = {
  /** Takes what the page knows out of its parameters; empty fields of a form say nothing. */
  read(params: Record<string, string | string[] | undefined>): WhaleQuery {
    const query: WhaleQuery = {};
    for (const key of WHALE_KEYS) {
      const value = params[key];
      const text = (Array.isArray(value) ? value[0] : value)?.trim();
      if (text) query[key] = text;
    }
    return query;
  },

  tabOf: ({ tab }: WhaleQuery): WhaleTab => WHALE_TABS.find((known) => known === tab) ?? "tape",

  /** Names one view of one board, on the server as in the browser. */
  keyOf: (tab: WhaleTab, input: Record<string, string>): string => toHref(`whale/${tab}`, input),

  /** What the board's route is asked with. */
  toInput(query: WhaleQuery): Record<string, string> {
    const keys: readonly WhaleKey[] = [...FILTERS, ...OWN[whaleBoard.tabOf(query)]];
    return Object.fromEntries(
      keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])),
    );
  },
};
