import type { MarketSpec } from "./market-spec.ts";
import type { RowStore } from "./row-store.ts";
import type { NewRow } from "./trade-rows.ts";
import type { Wallet } from "./wallets.ts";
import type { World } from "./world.ts";

const DUST = 1e-6;

/** The moving state of the history while it is written: balances, and what falls due on later days. */
export interface Exchange {
  world: World;
  wallets: readonly Wallet[];
  makers: readonly Wallet[];
  /** Wallets that rest orders beside the market makers, as often as they trade. */
  others: readonly Wallet[];
  /** Running sums of the slots' weights. */
  slotSums: Float64Array;
  rows: RowStore;
  nextTx: number;
  /** The traded markets by their trade keys. */
  markets: Map<number, MarketSpec>;
  walletRows: number[][];
  marketRows: Map<number, number[]>;
  balances: Map<number, number>[];
  /** Redemptions by the day on which they fall due. */
  due: Map<number, { wallet: number; market: MarketSpec }[]>;
}

export function balanceOf(
  exchange: Exchange,
  wallet: number,
  market: MarketSpec,
  outcome: number,
): number {
  return exchange.balances[wallet]?.get(market.tradeKey * 2 + outcome) ?? 0;
}

function addBalance(balances: Map<number, number>, key: number, change: number): void {
  if (change === 0) return;
  const next = (balances.get(key) ?? 0) + change;
  if (next < DUST) balances.delete(key);
  else balances.set(key, next);
}

/** Writes a row and moves the balances by it. */
export function writeRow(exchange: Exchange, row: NewRow): void {
  const seq = exchange.rows.push(row);
  exchange.walletRows[row.wallet]?.push(seq);
  const balances = exchange.balances[row.wallet];
  if (!row.market || !balances) return;
  const key = row.market.tradeKey;
  const known = exchange.marketRows.get(key);
  if (known) known.push(seq);
  else {
    exchange.markets.set(key, row.market);
    exchange.marketRows.set(key, [seq]);
  }
  addBalance(balances, key * 2, row.first);
  addBalance(balances, key * 2 + 1, row.second);
}

/** Shares are counted in millionths. */
export function shares(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A holding of the wallet, drawn by a number in [0, 1); null where it holds nothing. */
export function holdingAt(
  exchange: Exchange,
  wallet: number,
  draw: number,
): { market: MarketSpec; outcome: 0 | 1; size: number } | null {
  const balances = exchange.balances[wallet];
  if (!balances || balances.size === 0) return null;
  let left = Math.floor(draw * balances.size);
  for (const [key, size] of balances) {
    if (left-- > 0) continue;
    const market = exchange.markets.get(key >> 1);
    return market ? { market, outcome: key % 2 === 0 ? 0 : 1, size } : null;
  }
  return null;
}
