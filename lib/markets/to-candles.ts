import type { PricePoint } from "../polymarket/records.ts";
import type { Ohlc } from "./schema.ts";

export const INTERVAL_MS: Record<Ohlc["interval"], number> = {
  "1m": 60_000,
  "5m": 300_000,
  "1h": 3_600_000,
  "6h": 21_600_000,
  "1d": 86_400_000,
};

/** Points oldest first; an interval without a point has no candle, since nothing is known of it. */
export function toCandles(
  points: readonly PricePoint[],
  interval: Ohlc["interval"],
): Ohlc["candles"] {
  const lengthMs = INTERVAL_MS[interval];
  const candles = new Map<number, Ohlc["candles"][number]>();
  for (const { timeMs, price } of points) {
    const start = Math.floor(timeMs / lengthMs) * lengthMs;
    const candle = candles.get(start);
    if (!candle) {
      const time = new Date(start).toISOString();
      candles.set(start, { time, open: price, high: price, low: price, close: price, points: 1 });
      continue;
    }
    candle.high = Math.max(candle.high, price);
    candle.low = Math.min(candle.low, price);
    candle.close = price;
    candle.points += 1;
  }
  return [...candles.values()];
}
