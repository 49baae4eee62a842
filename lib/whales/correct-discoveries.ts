/**
 * Benjamini–Hochberg over one family: which of its p-values stand for something when at most `rate` of all that are
 * called so may be chance. An unknown p-value is never a discovery and does not count.
 */
export function correctDiscoveries(pValues: readonly (number | null)[], rate: number): boolean[] {
  const sorted = pValues.filter((value) => value !== null).sort((a, b) => a - b);
  const cut = sorted.findLast((value, index) => value <= (rate * (index + 1)) / sorted.length);
  return pValues.map((value) => value !== null && cut !== undefined && value <= cut);
}
