type Fill = { id: string; tradedAt: string };

/** Two parts of one tape as one, newest first; a fill that was stored late takes its place by time. */
export function joinTape<Row extends Fill>(one: readonly Row[], other: readonly Row[]): Row[] {
  const known = new Set(one.map(({ id }) => id));
  return [...one, ...other.filter(({ id }) => !known.has(id))].sort(byTime);
}

/** What of a tape's newest page is not shown yet; with a gap, more arrived in between than that page holds. */
export function findArrivals<Row extends Fill>(
  shown: readonly Row[],
  newest: readonly Row[],
): { arrived: Row[]; hasGap: boolean } {
  const known = new Set(shown.map(({ id }) => id));
  const arrived = newest.filter(({ id }) => !known.has(id));
  const [oldest, latest] = [newest.at(-1), shown[0]];
  const hasGap =
    oldest !== undefined &&
    latest !== undefined &&
    arrived.length === newest.length &&
    byTime(oldest, latest) < 0;
  return { arrived, hasGap };
}

const byTime = (a: Fill, b: Fill) =>
  Date.parse(b.tradedAt) - Date.parse(a.tradedAt) || (a.id < b.id ? -1 : 1);
