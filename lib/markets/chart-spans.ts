import type { Ohlc } from "./schema.ts";

type Span = { label: string; hours: number | null; interval: Ohlc["interval"] };

const HOUR_MS = 3_600_000;

/** The spans that a price chart offers, and the candle that suits each; a span without hours is all there is. */
export const chartSpans = {
  "1h": { label: "1H", hours: 1, interval: "1m" },
  "6h": { label: "6H", hours: 6, interval: "1m" },
  "1d": { label: "1D", hours: 24, interval: "5m" },
  "1w": { label: "1W", hours: 168, interval: "1h" },
  "1m": { label: "1M", hours: 720, interval: "6h" },
  all: { label: "All", hours: null, interval: "1d" },
} as const satisfies Record<string, Span>;

export type ChartSpan = keyof typeof chartSpans;

/** From when a span's candles are asked for, to the whole minute; undefined is from the first. */
export function spanStart(span: ChartSpan, nowMs: number): string | undefined {
  const { hours } = chartSpans[span];
  if (hours === null) return undefined;
  return new Date(Math.floor((nowMs - hours * HOUR_MS) / 60_000) * 60_000).toISOString();
}
