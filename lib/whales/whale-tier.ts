export type WhaleTier = "10k" | "50k" | "100k";

/** The highest tier that a current value reaches; null below the first. */
export const whaleTier = (valueUsd: number): WhaleTier | null =>
  valueUsd >= 100_000 ? "100k" : valueUsd >= 50_000 ? "50k" : valueUsd >= 10_000 ? "10k" : null;
