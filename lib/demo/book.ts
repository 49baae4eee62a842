import { hexOf } from "./ids.ts";
import type { MarketSpec } from "./market-spec.ts";
import { lastTradeAt, quoteAt } from "./quote.ts";
import { hash, unit } from "./rng.ts";
import { liquidityAt } from "./volume.ts";

export interface Level {
  /** In thousandths of a dollar. */
  price: number;
  /** Shares. */
  size: number;
}

export interface Book {
  bids: Level[];
  asks: Level[];
  tick: number;
}

interface Side {
  market: MarketSpec;
  /** Best price, and -1 for bids (which go down from it) or 1 for asks. */
  best: number;
  step: number;
  minute: number;
  dollars: number;
  tick: number;
}

/** From the best price outwards: thin at the touch, thicker behind, with gaps. */
function levelsOf({ market, best, step, minute, dollars, tick }: Side): Level[] {
  const levels: Level[] = [];
  const count = 5 + (hash(market.key, 0xb0, step + 1) % 14);
  let at = best;
  for (let index = 0; index < count && at > 0 && at < 1000; index++) {
    const calm = Math.floor(minute / (1 + (hash(market.key, 0xb1, index) % 7)));
    const share =
      (0.4 + unit(hash(market.key, 0xb2, calm, index * 2 + step))) * (0.5 + index * 0.2);
    const size = (dollars * share) / count / Math.max(0.02, at / 1000);
    levels.push({ price: at, size: Math.max(5, Math.round(size * 100) / 100) });
    at += step * tick * (1 + (hash(market.key, 0xb3, index, step + 1) % (index < 3 ? 2 : 6)));
  }
  return levels;
}

/** The first outcome's book, best level first. */
function firstBook(market: MarketSpec, now: number): Book {
  const { bid, ask, tick } = quoteAt(market, now);
  const minute = Math.floor(now / 60);
  const dollars = liquidityAt(market, now) / 2;
  const side = (best: number | null, step: 1 | -1) =>
    best === null ? [] : levelsOf({ market, best, step, minute, dollars, tick });
  return { bids: side(bid, -1), asks: side(ask, 1), tick };
}

/** Best level first. Both outcomes share one book: a bid on one is an offer of the other. */
export function bookAt(market: MarketSpec, outcome: 0 | 1, now: number): Book {
  const book = firstBook(market, now);
  if (outcome === 0) return book;
  const mirror = (levels: Level[]) =>
    levels.map(({ price, size }) => ({ price: 1000 - price, size }));
  return { bids: mirror(book.asks), asks: mirror(book.bids), tick: book.tick };
}

const text = (thousandths: number) => String(Math.round(thousandths * 10) / 10_000);

/** As the order book service writes it: worst level first on both sides, every number as text, milliseconds as text. */
export function toWireBook(market: MarketSpec, outcome: 0 | 1, now: number) {
  const book = bookAt(market, outcome, now);
  const minute = Math.floor(now / 60);
  const last = lastTradeAt(market, now);
  const wire = (levels: Level[]) =>
    levels.map(({ price, size }) => ({ price: text(price), size: String(size) })).reverse();
  return {
    market: market.names.conditionId,
    asset_id: market.names.tokenIds[outcome],
    timestamp: String(minute * 60_000 + (hash(market.key, minute) % 1000)),
    hash: hexOf(40, market.key, minute, outcome),
    bids: wire(book.bids),
    asks: wire(book.asks),
    min_order_size: "5",
    tick_size: text(book.tick),
    neg_risk: market.event.draft.negRisk === true,
    last_trade_price: last === null ? "" : text(outcome === 0 ? last : 1000 - last),
  };
}
