import type { MarketSpec } from "./market-spec.ts";
import type { LogRow, NewRow } from "./trade-rows.ts";
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
  rows: LogRow[];
  nextTx: number;
  markets: Map<number, MarketSpec>;
  balances: Map<number, number>[];
  /** Redemptions by the day on which they fall due. */
  due: Map<number, { wallet: number; code: number }[]>;
}

export function balanceKey(code: number, outcome: number): number {
  return code * 2 + outcome;
}

export function balanceOf(
  exchange: Exchange,
  wallet: number,
  code: number,
  outcome: number,
): number {
  return exchange.balances[wallet]?.get(balanceKey(code, outcome)) ?? 0;
}

function addBalance(balances: Map<number, number>, key: number, change: number): void {
  if (change === 0) return;
  const next = (balances.get(key) ?? 0) + change;
  if (next < DUST) balances.delete(key);
  else balances.set(key, next);
}

/** Writes a row and moves the balances by it. */
export function writeRow(exchange: Exchange, row: NewRow): void {
  exchange.rows.push({ ...row, seq: exchange.rows.length });
  const balances = exchange.balances[row.wallet];
  if (!row.market || !balances) return;
  exchange.markets.set(row.market.code, row.market);
  addBalance(balances, balanceKey(row.market.code, 0), row.change[0]);
  addBalance(balances, balanceKey(row.market.code, 1), row.change[1]);
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
    const market = exchange.markets.get(Math.floor(key / 2));
    return market ? { market, outcome: key % 2 === 0 ? 0 : 1, size } : null;
  }
  return null;
}
