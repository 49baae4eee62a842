/** What the selects of the filter bar offer, by the wire's field. */
export const filterChoices = {
  volume_min: {
    label: "Volume",
    words: ["≥ $1K", "≥ $10K", "≥ $100K", "≥ $1M"],
    values: ["1000", "10000", "100000", "1000000"],
  },
  liquidity_min: {
    label: "Liquidity",
    words: ["≥ $1K", "≥ $10K", "≥ $100K", "≥ $1M"],
    values: ["1000", "10000", "100000", "1000000"],
  },
  spread_max: {
    label: "Spread",
    words: ["≤ 1¢", "≤ 2¢", "≤ 5¢", "≤ 10¢"],
    values: ["0.01", "0.02", "0.05", "0.1"],
  },
} as const;

const DAYS = [1, 7, 30, 90];

/** Ends within so many days, as the day that the API is asked with. */
export const endChoices = (nowMs: number) =>
  DAYS.map((days) => ({
    label: days === 1 ? "within 1 day" : `within ${days} days`,
    value: new Date(nowMs + days * 86_400_000).toISOString().slice(0, 10),
  }));
