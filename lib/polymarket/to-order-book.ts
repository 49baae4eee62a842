import { readRow } from "./read-row.ts";
import { present, readAmount, readFlag, readPrice, readText, readUnixTime } from "./read-value.ts";
import type { BookLevel, OrderBookRecord, Parsed } from "./records.ts";
import { type ClobBook, clobBookSchema } from "./wire.ts";

/** The upstream gives the best level last on both sides; here it comes first, whatever the order was. */
export const toOrderBook = (raw: unknown): Parsed<OrderBookRecord> =>
  readRow(clobBookSchema, raw, (row) => ({
    tokenId: row.asset_id,
    conditionId: readText(row.market)?.toLowerCase() ?? null,
    bids: toLevels("bids", row.bids).sort((one, other) => other.price - one.price),
    asks: toLevels("asks", row.asks).sort((one, other) => one.price - other.price),
    tickSize: readPrice("tick_size", row.tick_size),
    minOrderSize: readAmount("min_order_size", row.min_order_size),
    negRisk: readFlag(row.neg_risk),
    lastTradePrice: readPrice("last_trade_price", row.last_trade_price),
    timestamp: readUnixTime("timestamp", row.timestamp, 1),
  }));

/** A level of size 0 is one that was taken away. */
const toLevels = (side: string, levels: ClobBook["bids"]): BookLevel[] =>
  (levels ?? [])
    .map((level, index) => ({
      price: present(`${side}.${index}.price`, readPrice(`${side}.${index}.price`, level.price)),
      size: readAmount(`${side}.${index}.size`, level.size) ?? 0,
    }))
    .filter((level) => level.size > 0);
