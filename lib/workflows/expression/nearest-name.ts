const MAX_NAMES = 2000;

/** The known name that a typo most likely meant; null where none is near. */
export function nearestName(typed: string, names: Iterable<string>): string | null {
  const wanted = toPlain(typed);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | null = null;
  let least = most + 1;
  let seen = 0;
  for (const name of names) {
    if (++seen > MAX_NAMES) break;
    const distance = editDistance(wanted, toPlain(name), least);
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

/** volume_24h and volume24H are the same mistake. */
const toPlain = (name: string) => name.slice(0, 100).toLowerCase().replaceAll("_", "");

/** Levenshtein's, with a swap of neighbours as one step; stops counting at `limit`. */
function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let cost = Math.min(
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
      );
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? limit;
}
