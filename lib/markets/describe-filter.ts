import { formatPoints } from "./format-points.ts";
import { formatPrice } from "./format-price.ts";
import { formatUsd } from "./format-usd.ts";
import type { MarketFilterKey } from "./market-query.ts";

const cents = (value: string) =>
  Number.isFinite(Number(value)) ? formatPrice(Number(value)) : value;
const usd = (value: string) => (Number.isFinite(Number(value)) ? formatUsd(Number(value)) : value);
const points = (value: string) =>
  Number.isFinite(Number(value)) ? formatPoints(Number(value)) : value;
const day = (value: string) => value.slice(0, 16).replace("T", " ");

const WORDS: Record<MarketFilterKey, (value: string) => string> = {
  q: (value) => `“${value}”`,
  category: (value) => value,
  tag: (value) => `Tag ${value}`,
  active: (value) => (value === "true" ? "Active" : "Not active"),
  closed: (value) => (value === "true" ? "Closed" : "Not closed"),
  price_min: (value) => `Price ≥ ${cents(value)}`,
  price_max: (value) => `Price ≤ ${cents(value)}`,
  volume_min: (value) => `Volume 24h ≥ ${usd(value)}`,
  liquidity_min: (value) => `Liquidity ≥ ${usd(value)}`,
  spread_max: (value) => `Spread ≤ ${cents(value)}`,
  ends_before: (value) => `Ends before ${day(value)}`,
  ends_after: (value) => `Ends after ${day(value)}`,
  change_min: (value) => `Δ24h ≥ ${points(value)}`,
  change_max: (value) => `Δ24h ≤ ${points(value)}`,
  watchlist: (value) => (value === "true" ? "My watchlist" : "Watchlist or not"),
};

/** One condition of the screener in words, for its chip. */
export const describeFilter = (key: MarketFilterKey, value: string): string => WORDS[key](value);
