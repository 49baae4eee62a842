import type { MarketSpec } from "./market-spec.ts";
import { shownPrice } from "./quote.ts";
import type { LogRow } from "./trade-rows.ts";
import { price } from "./wire-dates.ts";

const DUST = 1e-6;

/** One outcome that a wallet holds or held, at average cost without fees. */
export interface Position {
  market: MarketSpec;
  outcome: 0 | 1;
  size: number;
  /** Dollars a share of what is held; after the last share is gone, of what was held last. */
  average: number;
  /** Shares. */
  totalBought: number;
  realized: number;
  fees: number;
  /** Unix seconds. */
  lastAt: number;
}

export interface Ledger {
  positions: Position[];
  fees: number;
  /** Rewards and rebates in dollars. */
  rewards: number;
  /** Dollars received less dollars paid, everything included. */
  cashFlow: number;
  /** Dollars that changed hands in trades. */
  traded: number;
}

type Book = Map<number, Position>;

function positionOf(book: Book, market: MarketSpec, outcome: 0 | 1): Position {
  const key = market.tradeKey * 2 + outcome;
  const known = book.get(key);
  if (known) return known;
  const made = {
    market,
    outcome,
    size: 0,
    average: 0,
    totalBought: 0,
    realized: 0,
    fees: 0,
    lastAt: 0,
  };
  book.set(key, made);
  return made;
}

function buy(position: Position, size: number, at: number, cost: number): void {
  position.average = (position.average * position.size + cost * size) / (position.size + size);
  position.size += size;
  position.totalBought += size;
  position.lastAt = at;
}

function sell(position: Position, size: number, at: number, gain: number): void {
  const sold = Math.min(size, position.size);
  position.realized += sold * (gain - position.average);
  position.size = position.size - sold < DUST ? 0 : position.size - sold;
  if (sold > 0) position.lastAt = at;
}

/** Every NO share goes at its own average; what they cost above the dollars that come back is the cost of the YES shares that come in. */
function convert(book: Book, rows: readonly LogRow[]): void {
  const [first] = rows;
  const event = first?.market?.event;
  if (!first || !event) return;
  const { size: amount, at } = first;
  const given = new Set(rows.map((row) => row.market?.tradeKey));
  const others = event.markets.filter((market) => !given.has(market.tradeKey));
  let cost = 0;
  for (const row of rows) {
    if (!row.market) continue;
    const position = positionOf(book, row.market, 1);
    cost += position.average;
    sell(position, amount, at, position.average);
  }
  const each = (cost - (rows.length - 1)) / Math.max(1, others.length);
  for (const market of others) buy(positionOf(book, market, 0), amount, at, each);
}

function applyToMarket(book: Book, row: LogRow, market: MarketSpec): void {
  const { type, size, at } = row;
  if (type === "TRADE" && row.outcome !== null) {
    const position = positionOf(book, market, row.outcome);
    position.fees += row.fee;
    if (row.side === "BUY") buy(position, size, at, row.price);
    else sell(position, size, at, row.price);
    return;
  }
  for (const outcome of [0, 1] as const) {
    const position = positionOf(book, market, outcome);
    if (type === "SPLIT") buy(position, size, at, 0.5);
    if (type === "MERGE") sell(position, size, at, 0.5);
    if (type === "REDEEM") sell(position, position.size, at, market.payout[outcome]);
  }
}

function cashOf(row: LogRow): number {
  if (row.type === "SPLIT") return -row.cash;
  return row.type === "TRADE" && row.side === "BUY" ? -row.cash : row.cash;
}

/** What a wallet's listed activity adds up to; hidden rows are not read. */
export function toLedger(rows: Iterable<LogRow>): Ledger {
  const book: Book = new Map();
  const ledger = { fees: 0, rewards: 0, cashFlow: 0, traded: 0 };
  let converting: LogRow[] = [];
  for (const row of rows) {
    if (row.hidden) continue;
    if (converting.length > 0 && converting[0]?.tx !== row.tx) {
      convert(book, converting);
      converting = [];
    }
    ledger.cashFlow += cashOf(row);
    ledger.fees += row.fee;
    if (row.type === "TRADE") ledger.traded += row.size * row.price;
    if (row.type === "CONVERSION") converting.push(row);
    else if (row.market) applyToMarket(book, row, row.market);
    else ledger.rewards += row.cash;
  }
  convert(book, converting);
  return { ...ledger, positions: [...book.values()] };
}

/** Dollars a share of the outcome: its payout once settled, what is shown before. */
export function markOf(market: MarketSpec, outcome: 0 | 1, now: number): number {
  if (now >= market.life.resolvedAt) return market.payout[outcome];
  const first = shownPrice(market, now);
  return price(outcome === 0 ? first : 1000 - first);
}

/** Realised and unrealised gains less fees, plus rewards. */
export function profitOf(ledger: Ledger, now: number): number {
  const gains = ledger.positions.reduce((sum, { market, outcome, size, average, realized }) => {
    const open = size > 0 ? size * (markOf(market, outcome, now) - average) : 0;
    return sum + realized + open;
  }, 0);
  return gains - ledger.fees + ledger.rewards;
}
