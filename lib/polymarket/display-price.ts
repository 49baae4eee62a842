import type { MarketRecord } from "./records.ts";

type Quotes = Pick<
  MarketRecord,
  "bestBid" | "bestAsk" | "spread" | "lastTradePrice" | "closed" | "outcomes"
>;

const WIDE_SPREAD = 0.1;

/** Quotes are multiples of 0.0001; what is finer is the noise of floating point. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;

/**
 * The first outcome's price as Polymarket displays it: the midpoint, or the last trade where the spread is above 0.10.
 * With one side empty the upstream's own outcome price is that midpoint; a closed market has no book, so its outcome price stands.
 */
export function displayPrice(market: Quotes): number | null {
  const { bestBid, bestAsk, lastTradePrice } = market;
  const outcomePrice = market.outcomes[0]?.price ?? null;
  if (market.closed) return outcomePrice ?? lastTradePrice;
  if (bestBid === null && bestAsk === null) return outcomePrice ?? lastTradePrice;
  if (readSpread(market) > WIDE_SPREAD) return lastTradePrice;
  if (bestBid === null || bestAsk === null) return outcomePrice ?? lastTradePrice;
  return round((bestBid + bestAsk) / 2);
}

/** An empty side stands at its end of the scale, as the upstream counts it. */
function readSpread({ bestBid, bestAsk, spread }: Quotes): number {
  if (bestBid !== null && bestAsk !== null) return round(bestAsk - bestBid);
  return spread ?? round((bestAsk ?? 1) - (bestBid ?? 0));
}
