import type { MarketSpec } from "./market-spec.ts";
import type { ActivityType, LogRow, NewRow } from "./trade-rows.ts";

const TYPES: readonly ActivityType[] = [
  "TRADE",
  "SPLIT",
  "MERGE",
  "REDEEM",
  "CONVERSION",
  "REWARD",
  "MAKER_REBATE",
];
const NUMBERS = 8;
const SMALLS = 4;
const FIRST_CAPACITY = 65_536;
const TAKER = 1;
const HIDDEN = 2;

/** Rows in columns: hundreds of thousands of them cost the garbage collector nothing. */
export interface RowStore {
  readonly size: () => number;
  readonly push: (row: NewRow) => number;
  readonly at: (seq: number) => number;
  readonly get: (seq: number) => LogRow;
}

export function createRowStore(marketOf: (tradeKey: number) => MarketSpec | null): RowStore {
  let capacity = FIRST_CAPACITY;
  let numbers = new Float64Array(capacity * NUMBERS);
  let smalls = new Int8Array(capacity * SMALLS);
  let wallets = new Int32Array(capacity);
  let markets = new Int32Array(capacity);
  let size = 0;

  function grow(): void {
    capacity *= 2;
    const [oldNumbers, oldSmalls, oldWallets, oldMarkets] = [numbers, smalls, wallets, markets];
    numbers = new Float64Array(capacity * NUMBERS);
    smalls = new Int8Array(capacity * SMALLS);
    wallets = new Int32Array(capacity);
    markets = new Int32Array(capacity);
    numbers.set(oldNumbers);
    smalls.set(oldSmalls);
    wallets.set(oldWallets);
    markets.set(oldMarkets);
  }

  function push(row: NewRow): number {
    if (size === capacity) grow();
    const seq = size++;
    const n = seq * NUMBERS;
    numbers[n] = row.at;
    numbers[n + 1] = row.tx;
    numbers[n + 2] = row.size;
    numbers[n + 3] = row.price;
    numbers[n + 4] = row.cash;
    numbers[n + 5] = row.fee;
    numbers[n + 6] = row.first;
    numbers[n + 7] = row.second;
    const s = seq * SMALLS;
    smalls[s] = TYPES.indexOf(row.type);
    smalls[s + 1] = row.outcome ?? -1;
    smalls[s + 2] = row.side === null ? -1 : row.side === "BUY" ? 0 : 1;
    smalls[s + 3] = (row.taker ? TAKER : 0) + (row.hidden ? HIDDEN : 0);
    wallets[seq] = row.wallet;
    markets[seq] = row.market ? row.market.tradeKey : -1;
    return seq;
  }

  function number(seq: number, column: number): number {
    return numbers[seq * NUMBERS + column] ?? 0;
  }

  function get(seq: number): LogRow {
    const s = seq * SMALLS;
    const outcome = smalls[s + 1];
    const side = smalls[s + 2];
    const flags = smalls[s + 3] ?? 0;
    const tradeKey = markets[seq] ?? -1;
    return {
      seq,
      at: number(seq, 0),
      tx: number(seq, 1),
      wallet: wallets[seq] ?? 0,
      type: TYPES[smalls[s] ?? 0] ?? "TRADE",
      market: tradeKey === -1 ? null : marketOf(tradeKey),
      outcome: outcome === 0 || outcome === 1 ? outcome : null,
      side: side === 0 ? "BUY" : side === 1 ? "SELL" : null,
      size: number(seq, 2),
      price: number(seq, 3),
      cash: number(seq, 4),
      fee: number(seq, 5),
      first: number(seq, 6),
      second: number(seq, 7),
      taker: (flags & TAKER) !== 0,
      hidden: (flags & HIDDEN) !== 0,
    };
  }

  return { size: () => size, push, at: (seq) => number(seq, 0), get };
}
