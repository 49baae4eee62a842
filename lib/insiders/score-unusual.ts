const HOUR_MS = 3_600_000;
const FRESH_MS = 48 * HOUR_MS;
const YOUNG_MS = 168 * HOUR_MS;
/** A bet of a tenth of a day's volume moves the market. */
const LARGE_SHARE = 0.1;
const NICHE_VOLUME_USD = 50_000;
const FEW_MARKETS = 5;
export const FLAGGED_FROM = 0.75;

/** One wallet's buying of one outcome. Unknown is null. */
export type Bet = {
  stakeUsd: number;
  /** Mean price paid for a share of the outcome bought. */
  averagePrice: number;
  /** From the wallet's first trade to this bet's first; known only where all of the wallet's activity is. */
  ageMs: number | null;
  /** Dollars that the market traded in the day of the bet. */
  volume24hUsd: number | null;
  /** Part of all that the wallet ever bought, 0 to 1. */
  walletShare: number | null;
  marketsBefore: number | null;
  msToEnd: number | null;
};

/** Each 0 to 1; null is unknown. The first five make the score, the others are shown beside it. */
export type UnusualFactors = {
  age: number | null;
  size: number | null;
  niche: number | null;
  lowPrice: number | null;
  oneMarket: number | null;
  fewMarkets: number | null;
  nearEnd: number | null;
};

const WEIGHTS = { age: 0.3, size: 0.25, niche: 0.2, lowPrice: 0.15, oneMarket: 0.1 } as const;

export type UnusualScore = {
  factors: UnusualFactors;
  /** Unknown factors counted as 0 and as 1. */
  low: number;
  high: number;
  isFlagged: boolean;
};

const within = (value: number) => Math.min(1, Math.max(0, value));
const over = <T>(value: T | null, scale: (known: T) => number) =>
  value === null ? null : within(scale(value));

/** Unusual activity, version 1: thresholds stand in docs/methodology.md and were set before anything was tried. */
export function scoreUnusual(bet: Bet): UnusualScore {
  const factors: UnusualFactors = {
    age: over(bet.ageMs, (age) => (YOUNG_MS - age) / (YOUNG_MS - FRESH_MS)),
    size: over(bet.volume24hUsd, (volume) =>
      volume > 0 ? bet.stakeUsd / (LARGE_SHARE * volume) : 1,
    ),
    niche: over(bet.volume24hUsd, (volume) => 1 - volume / NICHE_VOLUME_USD),
    lowPrice: bet.averagePrice >= 0.05 && bet.averagePrice <= 0.5 ? 1 : 0,
    oneMarket: over(bet.walletShare, (share) => share),
    fewMarkets: over(bet.marketsBefore, (markets) => (markets <= FEW_MARKETS ? 1 : 0)),
    nearEnd: over(bet.msToEnd, (left) => (YOUNG_MS - Math.max(0, left)) / YOUNG_MS),
  };
  const sumWith = (unknown: number) =>
    Object.entries(WEIGHTS).reduce(
      (sum, [name, weight]) => sum + weight * (factors[name as keyof typeof WEIGHTS] ?? unknown),
      0,
    );
  const low = sumWith(0);
  return { factors, low, high: sumWith(1), isFlagged: low >= FLAGGED_FROM };
}
