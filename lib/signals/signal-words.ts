import type { SignalRecord } from "./schema.ts";

const KINDS: Record<string, string> = {
  "large-trade": "Large trade",
  consensus: "Consensus",
  flip: "Flip",
  "whale-flip": "Flip",
  unusual: "Unusual activity",
  "unusual-activity": "Unusual activity",
  workflow: "Workflow",
};

/** A kind of signal in words; one that is not known keeps its own. */
export const signalKind = (kind: string): string => {
  const known = KINDS[kind];
  if (known) return known;
  const text = kind.replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/**
 * What a hit rate has to beat: that of all kinds together at the same horizon, weighted by what is graded; null without
 * any.
 */
export function toPooledHitRate(
  records: readonly SignalRecord[],
  horizon: SignalRecord["horizon"],
): { value: number; n: number } | null {
  const known = records.flatMap((record) =>
    record.horizon === horizon && record.hitRate.value !== null && record.hitRate.n > 0
      ? [{ rate: record.hitRate.value, n: record.hitRate.n }]
      : [],
  );
  const n = known.reduce((sum, one) => sum + one.n, 0);
  if (n === 0) return null;
  return { value: known.reduce((sum, one) => sum + one.rate * one.n, 0) / n, n };
}
