import type { OrderBookRecord } from "../polymarket/records.ts";
import type { OrderBook } from "./schema.ts";

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
  { sizeUsd, now }: { sizeUsd: number | undefined; now: Date },
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
    executable:
      sizeUsd === undefined
        ? null
        : { sizeUsd, buy: toAveragePrice(asks, sizeUsd), sell: toAveragePrice(bids, sizeUsd) },
  };
}

/** Dollars a share over the levels that `usd` takes; null where they do not hold that much. */
function toAveragePrice(levels: readonly Level[], usd: number): number | null {
  let left = usd;
  let shares = 0;
  for (const { price, size } of levels) {
    if (price <= 0) continue;
    const taken = Math.min(left, price * size);
    shares += taken / price;
    left -= taken;
    if (left <= usd * 1e-12) return round(usd / shares);
  }
  return null;
}
