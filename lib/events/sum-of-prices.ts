import type { Market } from "../markets/schema.ts";

export type SumOfPrices = { sum: number; counted: number; unknown: number };

/** First-outcome prices of the open markets; null where none has a price. */
export function sumOfPrices(
  markets: readonly Pick<Market, "price" | "closed">[],
): SumOfPrices | null {
  const open = markets.filter(({ closed }) => !closed);
  const prices = open.flatMap(({ price }) => (price === null ? [] : [price]));
  if (prices.length === 0) return null;
  return {
    sum: prices.reduce((total, price) => total + price, 0),
    counted: prices.length,
    unknown: open.length - prices.length,
  };
}
