import type { Exchange } from "./exchange.ts";
import { writeDay } from "./trade-day.ts";
import type { LogRow } from "./trade-rows.ts";
import { makeWallets, type Wallet } from "./wallets.ts";
import type { World } from "./world.ts";

const DAY = 86_400;
/** The history begins on a fixed day and is at least this long; every so many days an older part is dropped whole. */
const SHORTEST_DAYS = 64;
const ERA_DAYS = 120;
/** 2026-09-06, in days since 1970. */
const ANCHOR_DAY = 20_702;

export interface TradeLog {
  wallets: readonly Wallet[];
  byAddress: ReadonlyMap<string, Wallet>;
  /** In order of time; hidden rows included. */
  rows: readonly LogRow[];
  ofWallet: (index: number) => readonly LogRow[];
  ofMarket: (code: number) => readonly LogRow[];
}

interface Kept extends TradeLog {
  exchange: Exchange;
  nextDay: number;
  indexed: number;
  walletRows: LogRow[][];
  marketRows: Map<number, LogRow[]>;
}

export function firstDayAt(now: number): number {
  const eras = Math.floor((Math.floor(now / DAY) - SHORTEST_DAYS - ANCHOR_DAY) / ERA_DAYS);
  return ANCHOR_DAY + eras * ERA_DAYS;
}

function slotSums(world: World): Float64Array {
  let sum = 0;
  return Float64Array.from(world.slots, (slot) => {
    const days = slot.period / DAY;
    sum += slot.popularity * Math.sqrt(slot.markets * Math.min(days, 12));
    return sum;
  });
}

function start(world: World, wallets: readonly Wallet[], firstDay: number): Kept {
  const crowd = wallets.filter(({ kind }) => kind === "crowd" || kind === "whale");
  const exchange: Exchange = {
    world,
    wallets,
    makers: wallets.filter(({ kind }) => kind === "maker"),
    others: crowd.flatMap((wallet) =>
      wallet.joined > 0 ? [] : Array.from({ length: Math.ceil(wallet.rate * 2) }, () => wallet),
    ),
    slotSums: slotSums(world),
    rows: [],
    nextTx: firstDay * 1_000_000,
    markets: new Map(),
    balances: wallets.map(() => new Map<number, number>()),
    due: new Map(),
  };
  const walletRows: LogRow[][] = wallets.map(() => []);
  const marketRows = new Map<number, LogRow[]>();
  return {
    exchange,
    nextDay: firstDay,
    indexed: 0,
    walletRows,
    marketRows,
    wallets,
    byAddress: new Map(wallets.map((wallet) => [wallet.address, wallet])),
    rows: exchange.rows,
    ofWallet: (index) => walletRows[index] ?? [],
    ofMarket: (code) => marketRows.get(code) ?? [],
  };
}

function indexNewRows(log: Kept): void {
  for (; log.indexed < log.exchange.rows.length; log.indexed++) {
    const row = log.exchange.rows[log.indexed];
    if (!row) continue;
    log.walletRows[row.wallet]?.push(row);
    if (!row.market) continue;
    const rows = log.marketRows.get(row.market.code);
    if (rows) rows.push(row);
    else log.marketRows.set(row.market.code, [row]);
  }
}

/** The history up to the end of the day of `now`. It is written once, day after day; what a day holds never depends on when it was asked for. */
export function createTradeLog(world: World, markets: number): (now: number) => TradeLog {
  const wallets = makeWallets(world.seed, markets);
  const kept = new Map<number, Kept>();
  return (now) => {
    const firstDay = firstDayAt(now);
    let log = kept.get(firstDay);
    if (!log) {
      if (kept.size > 1) kept.clear();
      log = start(world, wallets, firstDay);
      kept.set(firstDay, log);
    }
    for (; log.nextDay <= Math.floor(now / DAY); log.nextDay++) {
      writeDay(log.exchange, log.nextDay, log.nextDay - firstDay);
    }
    indexNewRows(log);
    return log;
  };
}

/** How many rows of a list that is sorted by time are not later than `now`. */
export function countUntil(rows: readonly LogRow[], now: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.at ?? 0) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}
