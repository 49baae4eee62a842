import { type DataSource, ledgerOf } from "./data-source.ts";
import { profitOf } from "./ledger.ts";
import type { TradeLog } from "./trade-log.ts";
import type { Wallet } from "./wallets.ts";

const DAY = 86_400;
const HOUR = 3600;
const KEPT = 12;
const WINDOWS: Record<string, number> = {
  DAY: DAY,
  WEEK: 7 * DAY,
  MONTH: 30 * DAY,
  ALL: Number.POSITIVE_INFINITY,
};

export interface Standing {
  wallet: Wallet;
  profit: number;
  volume: number;
}

interface Totals {
  profit: number;
  volume: number;
}

const boards = new WeakMap<TradeLog, Map<string, Totals[]>>();

/** Every wallet's profit and volume up to a moment; kept for the few moments that boards ask for. */
function totalsAt(source: DataSource, moment: number): Totals[] {
  const kept = boards.get(source.log) ?? new Map<string, Totals[]>();
  boards.set(source.log, kept);
  const key = String(moment);
  const known = kept.get(key);
  if (known) return known;
  const at = { ...source, now: moment };
  const totals = source.log.wallets.map((wallet) => {
    const ledger = ledgerOf(at, wallet);
    return { profit: profitOf(ledger, moment), volume: ledger.traded };
  });
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, totals);
  return totals;
}

/** Wallets with trades in the window, best first; the board is renewed every hour. */
export function boardOf(source: DataSource, window: string, byVolume: boolean): Standing[] | null {
  const seconds = WINDOWS[window.toUpperCase()];
  if (seconds === undefined) return null;
  const asOf = Math.floor(source.now / HOUR) * HOUR;
  const end = totalsAt(source, asOf);
  const start = Number.isFinite(seconds) ? totalsAt(source, asOf - seconds) : null;
  const standings = source.log.wallets.map((wallet, index) => ({
    wallet,
    profit: (end[index]?.profit ?? 0) - (start?.[index]?.profit ?? 0),
    volume: (end[index]?.volume ?? 0) - (start?.[index]?.volume ?? 0),
  }));
  const measure = (one: Standing) => (byVolume ? one.volume : one.profit);
  return standings
    .filter(({ profit, volume }) => volume > 0 || Math.abs(profit) > 1e-6)
    .sort((a, b) => measure(b) - measure(a) || a.wallet.index - b.wallet.index);
}
