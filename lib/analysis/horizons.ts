/** How long before its end a market's price is set against what happened. */
export const HORIZONS = ["1h", "24h", "7d"] as const;
export type Horizon = (typeof HORIZONS)[number];
