import { AMOUNT, readAmount } from "./read-amount.ts";
import type { Condition } from "./request.ts";

/** What people call a field of a market. */
const FIELDS: [words: string, field: string][] = [
  ["(?:24 ?h(?:our)? )?volume", "volume24h"],
  ["liquidity|depth", "liquidity"],
  ["spread", "spread"],
  ["(?:24 ?h )?change", "change24h"],
  ["momentum", "momentum"],
  ["price|probability|odds|chance", "price"],
];

const MORE = String.raw`above|over|more than|at least|greater than|exceeding|from|>=?|≥`;
const LESS = String.raw`below|under|less than|at most|up to|smaller than|<=?|≤`;

/** `volume above $10k`, `spread under 3 cents`, `price > 0.8` and `with more than $10k of volume`. */
export function readConditions(text: string): Condition[] {
  const found: Condition[] = [];
  for (const [words, field] of FIELDS) {
    const forms = [
      new RegExp(`(?:${words})\\s*(?:is|of|at|was)?\\s*(${MORE}|${LESS})\\s*${AMOUNT}`, "i"),
      new RegExp(
        `(${MORE}|${LESS})\\s*${AMOUNT}\\s*(?:of|in)?\\s*(?:daily |24 ?h )?(?:${words})`,
        "i",
      ),
    ];
    const match = forms.map((form) => form.exec(text)).find((each) => each !== null);
    const [, sign = "", digits = "", unit] = match ?? [];
    const value = match ? readAmount(digits, unit) : null;
    if (value === null) continue;
    const isLess = new RegExp(`^(?:${LESS})$`, "i").test(sign);
    found.push({ field, operator: isLess ? "lte" : "gte", value });
  }
  return found;
}

const ORDERS: [words: RegExp, field: string][] = [
  [/\b(sort|order)(ed)? by volume|\bbusiest\b|most traded|largest volume/, "-volume24h"],
  [/\b(sort|order)(ed)? by liquidity|deepest|most liquid/, "-liquidity"],
  [
    /\b(sort|order)(ed)? by (the )?(end|closing)|closing soon|ending soon|ends? soon(est)?/,
    "endDate",
  ],
  [/\b(sort|order)(ed)? by spread|tightest/, "spread"],
  [/\b(biggest|top) (movers|gainers|rise)|rose most|\b(sort|order)(ed)? by change/, "-change24h"],
  [/\bmomentum\b/, "-momentum"],
];

export const readOrder = (text: string): string | null =>
  ORDERS.find(([words]) => words.test(text))?.[1] ?? null;

const LIMIT =
  /\b(?:top|first|best|limit(?:ed)?(?: it)?(?: to)?|at most|only|largest|busiest)\s+(\d{1,3})\b/;

export function readLimit(text: string): number | null {
  const count = Number(LIMIT.exec(text)?.[1]);
  return Number.isInteger(count) && count >= 1 ? count : null;
}
