import type { OrderBookRecord } from "../polymarket/records.ts";
import type { OrderBook } from "./schema.ts";
import { type FeeSchedule, type Fill, walkBook } from "./walk-book.ts";

type Level = OrderBook["bids"][number];
type Book = Pick<
  OrderBook,
  "bids" | "asks" | "spread" | "mid" | "depth" | "timestamp" | "ageMs" | "executable"
>;

const DEPTH_POINTS = 0.02;

/** Prices are multiples of 0.0001; what is finer is the noise of floating point. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;

const toUsd = (levels: readonly Level[]) =>
  levels.reduce((sum, { price, size }) => sum + price * size, 0);

/** What a book says, best level first, at a moment and for a trade of `sizeUsd`. */
export function toOrderBook(
  { bids, asks, timestamp }: Pick<OrderBookRecord, "bids" | "asks" | "timestamp">,
  {
    sizeUsd,
    now,
    feeSchedule = null,
  }: { sizeUsd: number | undefined; now: Date; feeSchedule?: FeeSchedule },
): Book {
  const bid = bids[0]?.price ?? null;
  const ask = asks[0]?.price ?? null;
  const mid = bid === null || ask === null ? null : round((bid + ask) / 2);
  const near = (reference: number | null) => (level: Level) =>
    reference !== null && Math.abs(level.price - reference) <= DEPTH_POINTS + 1e-9;
  return {
    bids,
    asks,
    spread: bid === null || ask === null ? null : round(ask - bid),
    mid,
    depth: {
      bidUsd: toUsd(bids.filter(near(mid ?? bid))),
      askUsd: toUsd(asks.filter(near(mid ?? ask))),
    },
    timestamp,
    ageMs: timestamp === null ? null : Math.max(0, now.getTime() - Date.parse(timestamp)),
    executable: sizeUsd === undefined ? null : toExecutable(bids, asks, sizeUsd, feeSchedule),
  };
}

function toExecutable(
  bids: readonly Level[],
  asks: readonly Level[],
  sizeUsd: number,
  feeSchedule: FeeSchedule,
): OrderBook["executable"] {
  const buy = walkBook(asks, sizeUsd, feeSchedule);
  const sell = walkBook(bids, sizeUsd, feeSchedule);
  return {
    sizeUsd,
    buy: priceOf(buy),
    sell: priceOf(sell),
    buyFee: feeOf(buy),
    sellFee: feeOf(sell),
  };
}

const priceOf = (fill: Fill | null) => fill && round(fill.price);
const feeOf = (fill: Fill | null) => (fill && fill.fee !== null ? round(fill.fee) : null);
