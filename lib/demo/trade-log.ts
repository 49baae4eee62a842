import type { Exchange } from "./exchange.ts";
import { writeDay } from "./trade-day.ts";
import type { MarketSpec } from "./market-spec.ts";
import { createRowStore } from "./row-store.ts";
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
  /** Of all rows, hidden ones included, in order of time; the number is a row's place. */
  size: () => number;
  row: (seq: number) => LogRow;
  ofWallet: (index: number) => readonly number[];
  ofMarket: (market: MarketSpec) => readonly number[];
  markets: () => Iterable<MarketSpec>;
  /** How many of a list of rows, sorted as all lists are by time, are not later than `now`. */
  countUntil: (rows: readonly number[], now: number) => number;
  sizeUntil: (now: number) => number;
}

interface Kept extends TradeLog {
  exchange: Exchange;
  nextDay: number;
}

export function firstDayAt(now: number): number {
  const eras = Math.floor((Math.floor(now / DAY) - SHORTEST_DAYS - ANCHOR_DAY) / ERA_DAYS);
  return ANCHOR_DAY + eras * ERA_DAYS;
}

/** Places whose markets have a trade key of their own. */
const TRADED_SLOTS = 1024;

function slotSums(world: World): Float64Array {
  let sum = 0;
  return Float64Array.from(world.slots.slice(0, TRADED_SLOTS), (slot) => {
    const days = slot.period / DAY;
    sum += slot.popularity * Math.sqrt(slot.markets * Math.min(days, 12));
    return sum;
  });
}

function start(world: World, wallets: readonly Wallet[], firstDay: number): Kept {
  const crowd = wallets.filter(({ kind }) => kind === "crowd" || kind === "whale");
  const markets = new Map<number, MarketSpec>();
  const exchange: Exchange = {
    world,
    wallets,
    makers: wallets.filter(({ kind }) => kind === "maker"),
    others: crowd.flatMap((wallet) =>
      wallet.joined > 0 ? [] : Array.from({ length: Math.ceil(wallet.rate * 2) }, () => wallet),
    ),
    slotSums: slotSums(world),
    rows: createRowStore((tradeKey) => markets.get(tradeKey) ?? null),
    nextTx: firstDay * 1_000_000,
    markets,
    walletRows: wallets.map(() => []),
    marketRows: new Map(),
    balances: wallets.map(() => new Map<number, number>()),
    due: new Map(),
  };
  return { exchange, nextDay: firstDay, ...readerOf(exchange) };
}

function readerOf({ wallets, rows, walletRows, marketRows, markets }: Exchange): TradeLog {
  const countWhere = (length: number, at: (index: number) => number, now: number) => {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(middle) <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    wallets,
    byAddress: new Map(wallets.map((wallet) => [wallet.address, wallet])),
    size: rows.size,
    row: rows.get,
    ofWallet: (index) => walletRows[index] ?? [],
    ofMarket: (market) => marketRows.get(market.tradeKey) ?? [],
    markets: () => markets.values(),
    countUntil: (list, now) => countWhere(list.length, (index) => rows.at(list[index] ?? 0), now),
    sizeUntil: (now) => countWhere(rows.size(), rows.at, now),
  };
}

export interface TradeHistory {
  /** The history up to the end of the day of `now`. It is written once, day after day; what a day holds never depends on when it was asked for. */
  at: (now: number) => TradeLog;
  /** Writes the days that are missing one by one, so that other requests are answered between them. */
  prepare: (now: number) => Promise<void>;
}

export function createTradeLog(world: World, markets: number): TradeHistory {
  const wallets = makeWallets(world.seed, markets);
  const kept = new Map<number, Kept>();
  const open = (now: number): Kept => {
    const firstDay = firstDayAt(now);
    const known = kept.get(firstDay);
    if (known) return known;
    if (kept.size > 1) kept.clear();
    const log = start(world, wallets, firstDay);
    kept.set(firstDay, log);
    return log;
  };
  const lacksDays = (log: Kept, now: number) => log.nextDay <= Math.floor(now / DAY);
  const writeNext = (log: Kept, now: number) => {
    writeDay(log.exchange, log.nextDay, log.nextDay - firstDayAt(now));
    log.nextDay += 1;
  };
  return {
    at(now) {
      const log = open(now);
      while (lacksDays(log, now)) writeNext(log, now);
      return log;
    },
    async prepare(now) {
      const log = open(now);
      while (lacksDays(log, now)) {
        writeNext(log, now);
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    },
  };
}
