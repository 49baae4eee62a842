import { trueChance } from "./chance.ts";
import type { MarketSpec } from "./market-spec.ts";
import { hash, unit } from "./rng.ts";

const MINUTE = 60;
/** The service shows the last trade instead of the middle where the spread is wider than this. */
const WIDE = 100;

/** The first outcome's best prices, in thousandths of a dollar; null where that side is empty. */
export interface Quote {
  bid: number | null;
  ask: number | null;
  tick: number;
  /** What a market maker thinks the share is worth, in thousandths. */
  fair: number;
}

function tickAt(market: MarketSpec, chance: number): number {
  return chance < 0.04 || chance > 0.96 ? 1 : market.tick;
}

/** Moves once a minute, as everything that can be asked about a market does. */
export function quoteAt(market: MarketSpec, now: number): Quote {
  const minute = Math.floor(now / MINUTE);
  const chance = trueChance(market, minute * MINUTE);
  const tick = tickAt(market, chance);
  const fair = chance * 1000;
  if (market.liquidity === 0) return { bid: null, ask: null, tick, fair };
  const spread = Math.max(1, market.spread * Math.max(0.2, 2 * Math.sqrt(chance * (1 - chance))));
  const wobble = (unit(hash(market.key, 0x90, Math.floor(minute / 3))) - 0.5) * spread * 0.4;
  const bid = Math.floor((fair + wobble - spread / 2) / tick) * tick;
  const ask = Math.max(bid + tick, Math.ceil((fair + wobble + spread / 2) / tick) * tick);
  return {
    bid: market.hasBids && bid > 0 ? Math.min(bid, 1000 - tick) : null,
    ask: ask < 1000 ? Math.max(ask, tick) : null,
    tick,
    fair,
  };
}

/** Seconds between the trades of a market, on average. */
function tradeGap(market: MarketSpec): number {
  const trades = market.lifetimeVolume / 60;
  return Math.max(MINUTE, (market.event.end - market.event.start) / (trades + 1));
}

export function firstTradeAt(market: MarketSpec): number {
  return market.lifetimeVolume === 0
    ? Number.POSITIVE_INFINITY
    : market.event.start + tradeGap(market);
}

/** The last trade of the first outcome in thousandths; null before anybody traded. */
export function lastTradeAt(market: MarketSpec, now: number): number | null {
  if (now < firstTradeAt(market)) return null;
  const gap = tradeGap(market);
  const index = Math.floor((Math.min(now, market.end + 600) - market.event.start) / gap);
  const { bid, ask, fair, tick } = quoteAt(market, market.event.start + index * gap);
  const bought = unit(hash(market.key, 0x1a57, index)) < 0.5;
  const price = bought ? (ask ?? bid) : (bid ?? ask);
  return price ?? Math.min(1000 - tick, Math.max(tick, Math.round(fair / tick) * tick));
}

export function lastTradeBoughtAt(market: MarketSpec, now: number): boolean {
  const index = Math.floor(
    (Math.min(now, market.end + 600) - market.event.start) / tradeGap(market),
  );
  return unit(hash(market.key, 0x1a57, index)) < 0.5;
}

/** The price as the service shows it, in thousandths (halves where the middle falls between ticks). */
export function shownPrice(market: MarketSpec, now: number): number {
  const { bid, ask, fair } = quoteAt(market, now);
  const spread = bid === null || ask === null ? Number.POSITIVE_INFINITY : ask - bid;
  if (bid !== null && ask !== null && spread <= WIDE) return (bid + ask) / 2;
  if (now >= market.end) return fair > 500 ? 999.5 : 0.5;
  return lastTradeAt(market, now) ?? Math.min(999.5, Math.max(0.5, Math.round(fair)));
}
