import type { MarketDetail, OrderBook } from "./schema.ts";

export type FeeSchedule = MarketDetail["feeSchedule"];
export type Levels = readonly OrderBook["asks"][number][];

/** Dollars a share that a taker pays at a price: rate × (p (1 − p)) ^ exponent; null where the market gives no schedule. */
export const feePerShare = (schedule: FeeSchedule, price: number): number | null =>
  schedule === null ? null : schedule.rate * (price * (1 - price)) ** schedule.exponent;

export type Fill = {
  shares: number;
  /** Mean price a share, without the fee. */
  price: number;
  /** A share; null where the schedule is unknown. */
  fee: number | null;
};

/** What so many dollars buy from the best level on; null where the book does not hold that much. */
export function walkBook(asks: Levels, usd: number, schedule: FeeSchedule): Fill | null {
  let left = usd;
  let shares = 0;
  let fees: number | null = 0;
  for (const { price, size } of asks) {
    if (price <= 0 || size <= 0) continue;
    const taken = Math.min(left / price, size);
    const fee = feePerShare(schedule, price);
    shares += taken;
    fees = fee === null || fees === null ? null : fees + fee * taken;
    left -= taken * price;
    if (left <= usd * 1e-9)
      return { shares, price: usd / shares, fee: fees === null ? null : fees / shares };
  }
  return null;
}

export type Sets = { sets: number; costUsd: number; profitUsd: number };

/**
 * Buys one share of every leg as long as a whole set, fees included, costs less than it pays, and within a budget.
 * Null where a leg's fee is unknown.
 */
export function buySets(
  legs: readonly { asks: Levels; feeSchedule: FeeSchedule }[],
  payout: number,
  maxUsd: number,
): Sets | null {
  if (legs.some(({ feeSchedule }) => feeSchedule === null)) return null;
  const left = legs.map(({ asks, feeSchedule }) => ({
    levels: asks
      .filter(({ price, size }) => price > 0 && size > 0)
      .map(({ price, size }) => ({
        cost: price + (feePerShare(feeSchedule, price) ?? 0),
        size,
      })),
    at: 0,
  }));
  const bought: Sets = { sets: 0, costUsd: 0, profitUsd: 0 };
  for (;;) {
    const levels = left.map(({ levels: each, at }) => each[at]);
    const known = levels.filter((level) => level !== undefined);
    if (known.length < left.length || known.length === 0) return bought;
    const cost = known.reduce((sum, level) => sum + level.cost, 0);
    const sets = Math.min(...known.map(({ size }) => size), (maxUsd - bought.costUsd) / cost);
    if (cost >= payout - 1e-9 || sets <= 1e-9) return bought;
    bought.sets += sets;
    bought.costUsd += sets * cost;
    bought.profitUsd += sets * (payout - cost);
    for (const [index, level] of known.entries()) {
      level.size -= sets;
      const leg = left[index];
      if (leg && level.size <= 1e-9) leg.at++;
    }
  }
}
