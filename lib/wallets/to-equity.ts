import { applyEvent, type AverageCost, DUST, emptyBooks } from "./average-cost.ts";
import type { FactsOf, PnlEvent } from "./pnl-event.ts";

export type EquityDay = {
  /** UTC. */
  day: string;
  realizedUsd: number;
  unrealizedUsd: number;
  /** Realised, fees and rewards included, and unrealised. */
  totalUsd: number;
  /** What the day changed in the total. */
  changeUsd: number;
};

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 5 * 366;

/** The price of a token at the end of a day as far as it is known then; null is unknown. */
export type PriceAtEnd = (tokenId: string, dayEndMs: number) => number | null;

/**
 * One point a day (UTC) from the first event to `until`: cumulated realised profit, fees and rewards, and the open
 * positions at the last price known by then; one without any price stands at its cost.
 */
export function toEquity(
  events: readonly PnlEvent[],
  { factsOf, priceAtEnd, until }: { factsOf: FactsOf; priceAtEnd: PriceAtEnd; until: Date },
): EquityDay[] {
  const [first] = events;
  if (!first) return [];
  const books = emptyBooks();
  const lastPrices = new Map<string, number>();
  const days: EquityDay[] = [];
  const untilMs = until.getTime();
  let next = 0;
  let before = 0;
  const startMs = Math.floor(Date.parse(first.at) / DAY_MS) * DAY_MS;
  const firstMs = Math.max(startMs, untilMs - LONGEST_DAYS * DAY_MS);
  for (let startOfDay = firstMs - (firstMs % DAY_MS); startOfDay <= untilMs; startOfDay += DAY_MS) {
    const endMs = startOfDay + DAY_MS;
    for (let event = events[next]; event && Date.parse(event.at) < endMs; event = events[++next]) {
      applyEvent(books, event, factsOf);
      if (event.kind === "buy" || event.kind === "sell") lastPrices.set(event.tokenId, event.price);
    }
    const realizedUsd = books.realizedUsd - books.feesUsd + books.rewardsUsd;
    const unrealizedUsd = openAt(books, (tokenId) => {
      const price = priceAtEnd(tokenId, endMs);
      // Days without a price stand at the last one known, and not back at what was paid.
      if (price !== null) lastPrices.set(tokenId, price);
      return price ?? lastPrices.get(tokenId) ?? null;
    });
    const totalUsd = realizedUsd + unrealizedUsd;
    const day = new Date(startOfDay).toISOString().slice(0, 10);
    days.push({ day, realizedUsd, unrealizedUsd, totalUsd, changeUsd: totalUsd - before });
    before = totalUsd;
  }
  return days;
}

function openAt({ positions }: AverageCost, priceOf: (tokenId: string) => number | null): number {
  let sum = 0;
  for (const { tokenId, size, average } of positions.values()) {
    if (size < DUST) continue;
    const price = priceOf(tokenId);
    if (price !== null) sum += size * (price - average);
  }
  return sum;
}
