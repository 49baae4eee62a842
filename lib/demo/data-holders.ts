import type { DataSource } from "./data-source.ts";
import type { MarketSpec } from "./market-spec.ts";

export interface Holding {
  wallet: number;
  amount: number;
}

/** Every wallet's balance of the market's two outcomes, largest first. */
export function holdersOf({ log, now }: DataSource, market: MarketSpec): [Holding[], Holding[]] {
  const balances = [new Map<number, number>(), new Map<number, number>()] as const;
  const seqs = log.ofMarket(market);
  const count = log.countUntil(seqs, now);
  for (let index = 0; index < count; index++) {
    const row = log.row(seqs[index] ?? 0);
    balances[0].set(row.wallet, (balances[0].get(row.wallet) ?? 0) + row.first);
    balances[1].set(row.wallet, (balances[1].get(row.wallet) ?? 0) + row.second);
  }
  const sorted = (of: Map<number, number>) =>
    [...of]
      .map(([wallet, amount]) => ({ wallet, amount: Math.round(amount * 1e6) / 1e6 }))
      .filter(({ amount }) => amount > 0)
      .sort((a, b) => b.amount - a.amount || a.wallet - b.wallet);
  return [sorted(balances[0]), sorted(balances[1])];
}

/** Dollars behind the shares of the market that wallets hold; nothing once it is settled. */
export function openInterestOf(source: DataSource, market: MarketSpec): number {
  if (source.now >= market.life.resolvedAt) return 0;
  const [first, second] = holdersOf(source, market);
  const sum = (holdings: readonly Holding[]) =>
    holdings.reduce((total, { amount }) => total + amount, 0);
  return Math.round(Math.max(sum(first), sum(second)) * 1e6) / 1e6;
}

/** Over all markets, in one pass. */
export function globalOpenInterest(source: DataSource): number {
  let total = 0;
  for (const market of source.log.markets()) {
    if (market.event.start <= source.now) total += openInterestOf(source, market);
  }
  return Math.round(total * 1e6) / 1e6;
}
