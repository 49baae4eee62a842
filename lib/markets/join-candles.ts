import type { Ohlc } from "./schema.ts";
import { INTERVAL_MS } from "./to-candles.ts";

/** An hour as it is stored; `at` is when it began. */
export type StoredHour = {
  at: number;
  open: number;
  high: number;
  low: number;
  close: number;
  points: number;
};

/** Hours oldest first become candles of a whole number of hours. */
export function joinCandles(
  hours: readonly StoredHour[],
  interval: Ohlc["interval"],
): Ohlc["candles"] {
  const lengthMs = INTERVAL_MS[interval];
  const candles = new Map<number, Ohlc["candles"][number]>();
  for (const { at, open, high, low, close, points } of hours) {
    const start = Math.floor(at / lengthMs) * lengthMs;
    const candle = candles.get(start);
    if (!candle) {
      const time = new Date(start).toISOString();
      candles.set(start, { time, open, high, low, close, points });
      continue;
    }
    candle.high = Math.max(candle.high, high);
    candle.low = Math.min(candle.low, low);
    candle.close = close;
    candle.points += points;
  }
  return [...candles.values()];
}
