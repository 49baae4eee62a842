/** Two-sided 90 %. */
const Z = 1.6448536269514722;

/** A share of `n` with its Wilson interval; null of none. */
export function measureRate(
  hits: number,
  n: number,
): { value: number; low: number; high: number } | null {
  if (n === 0) return null;
  const value = hits / n;
  const middle = (value + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half =
    (Z / (1 + Z ** 2 / n)) * Math.sqrt((value * (1 - value)) / n + Z ** 2 / (4 * n ** 2));
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** A mean of `n` draws with its normal interval; from one draw there is none. */
export function measureMean(
  mean: number | null,
  deviation: number | null,
  n: number,
): { value: number; low: number | null; high: number | null } | null {
  if (mean === null || n === 0) return null;
  const half = deviation === null ? null : (Z * deviation) / Math.sqrt(n);
  return {
    value: mean,
    low: half === null ? null : mean - half,
    high: half === null ? null : mean + half,
  };
}
