import { formatMoment } from "./format-moment.ts";
import { formatPrice } from "./format-price.ts";
import { formatUsd } from "./format-usd.ts";
import type { MarketChart } from "./market-chart.ts";
import { INTERVAL_MS } from "./to-candles.ts";

const MOST_MARKS = 4;
const LONGEST_NAME = 40;

/** Every series of a market's chart at a moment, in lines. */
export function describeChartMoment(
  { ohlc: { candles, interval, outcome }, volume, marks }: MarketChart,
  timeMs: number,
): string {
  const lengthMs = INTERVAL_MS[interval];
  const candle = candles.findLast(({ time }) => Date.parse(time) <= timeMs) ?? candles[0];
  if (!candle) return "";
  const { time, open, high, low, close } = candle;
  const lines = [
    formatMoment(time),
    `${outcome.slice(0, LONGEST_NAME)} ${formatPrice(close)}`,
    `O ${formatPrice(open)}  H ${formatPrice(high)}  L ${formatPrice(low)}  C ${formatPrice(close)}`,
  ];
  const bar = volume.find((each) => timeMs >= each.timeMs && timeMs < each.timeMs + each.lengthMs);
  if (bar)
    lines.push(
      `Volume ≥ ${formatUsd(bar.buyUsd + bar.sellUsd)} (buy ${formatUsd(bar.buyUsd)}, sell ${formatUsd(bar.sellUsd)})`,
    );
  const start = Date.parse(time);
  const near = marks.filter((mark) => mark.timeMs >= start && mark.timeMs < start + lengthMs);
  lines.push(...near.slice(0, MOST_MARKS).map(({ text }) => text));
  if (near.length > MOST_MARKS) lines.push(`and ${near.length - MOST_MARKS} more`);
  return lines.join("\n");
}
