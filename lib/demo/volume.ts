import type { MarketSpec } from "./market-spec.ts";
import { firstTradeAt } from "./quote.ts";
import { hash, unit } from "./rng.ts";

const DAY = 86_400;

/** Dollars traded from the start up to a moment: grows without ever falling, fastest near the end. */
export function volumeAt(market: MarketSpec, now: number): number {
  if (now < firstTradeAt(market)) return 0;
  const { start } = market.event;
  const age = Math.min(1, (now - start) / (market.end - start));
  const phase = unit(hash(market.key, 0xb01)) * 6.283;
  const waves = 3 + (hash(market.key, 0xb02) % 5);
  const wobble = (Math.sin(age * waves * 6.283 + phase) - Math.sin(phase)) / (waves * 6.283);
  return market.lifetimeVolume * (0.45 * (age + 0.8 * wobble) + 0.55 * age ** 3);
}

export function volumeOver(market: MarketSpec, now: number, days: number): number {
  return Math.max(0, volumeAt(market, now) - volumeAt(market, now - days * DAY));
}

/** Dollars resting in the book. */
export function liquidityAt(market: MarketSpec, now: number): number {
  if (now >= market.life.closedAt) return 0;
  const hour = Math.floor(now / 3600);
  const drift = 0.85 + 0.3 * unit(hash(market.key, 0x119, hour));
  return market.liquidity * drift;
}
