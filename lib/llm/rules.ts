import { findFlags, type Flag, type Reading } from "./find-flags.ts";

export const RULES_MODEL = "rules-1";

const DAY_MS = 86_400_000;

type Item = Reading & {
  id: string | null;
  title: string;
  flags: Flag[];
  /** What the input did not say. */
  unknown: string[];
};

export type RulesAnswer = { text: string; data: { items: Item[]; note: string } };

const NOTE =
  "Written by built-in rules, not by a language model: they read figures against fixed limits and do not understand the question.";

/** Reads every market in the input against fixed limits: the same input and day always give the same words. */
export function answerByRules(input: unknown, now: Date): RulesAnswer {
  const items = collectMarkets(input).map((market) => toItem(market, now));
  const flagged = items.filter(({ flags }) => flags.length > 0).length;
  const summary =
    items.length === 0
      ? "The input holds no market with a title, so there is nothing to read."
      : `${items.length} ${items.length === 1 ? "market" : "markets"} read, ${flagged} with flags.`;
  return {
    text: [NOTE, summary, ...items.map(toText)].join("\n\n"),
    data: { items, note: NOTE },
  };
}

type Fields = Record<string, unknown>;

/** Markets in a list, or in the lists of an object by source. */
function collectMarkets(input: unknown): Fields[] {
  if (Array.isArray(input)) return input.filter(isMarket);
  if (!isFields(input)) return [];
  if (isMarket(input)) return [input];
  return Object.values(input).flatMap((value) =>
    Array.isArray(value) ? value.filter(isMarket) : [],
  );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isMarket = (value: unknown): value is Fields =>
  isFields(value) && typeof value["title"] === "string";

const readNumber = (fields: Fields, key: string): number | null => {
  const value = fields[key];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
};

function toItem(market: Fields, now: Date): Item {
  const volume24h = readNumber(market, "volume24h");
  const depthUsd = readNumber(market, "liquidity");
  const endDate = market["endDate"];
  const end = typeof endDate === "string" ? Date.parse(endDate) : Number.NaN;
  const reading: Reading = {
    price: readNumber(market, "price"),
    spread: readNumber(market, "spread"),
    depthUsd,
    volume24h,
    volumeToLiquidity:
      volume24h !== null && depthUsd !== null && depthUsd > 0
        ? round(volume24h / depthUsd, 2)
        : null,
    daysLeft: Number.isNaN(end) ? null : round((end - now.getTime()) / DAY_MS, 1),
    change24h: readNumber(market, "change24h"),
    isAcceptingOrders:
      typeof market["acceptingOrders"] === "boolean" ? market["acceptingOrders"] : null,
    isClosed: market["closed"] === true,
  };
  const id = market["id"];
  return {
    id: typeof id === "string" ? id : null,
    title: String(market["title"]),
    ...reading,
    flags: findFlags(reading),
    unknown: Object.entries(reading).flatMap(([key, value]) => (value === null ? [key] : [])),
  };
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

function toText(item: Item): string {
  const { title, price, spread, depthUsd, volumeToLiquidity, daysLeft, flags } = item;
  const figures = [
    `price ${show(price, percent)}`,
    `spread ${show(spread, points)}`,
    `depth ${show(depthUsd, dollars)}`,
    `24 h volume to liquidity ${show(volumeToLiquidity, (value) => `${value}×`)}`,
    `days left ${show(daysLeft, String)}`,
  ];
  const lines = flags.map(({ flag, reason }) => `  - ${flag}: ${reason}`);
  return [
    `${title}`,
    `  ${figures.join(" · ")}`,
    ...(lines.length > 0 ? lines : ["  - no flag"]),
  ].join("\n");
}

const show = (value: number | null, word: (value: number) => string) =>
  value === null ? "unknown" : word(value);
const percent = (value: number) => `${round(value * 100, 1)}%`;
const points = (value: number) => `${round(value * 100, 1)} points`;
const dollars = (value: number) => `$${Math.round(value).toLocaleString("en-US")}`;
