import jStat from "jstat";

/** Two-sided 90 %. */
const Z = 1.6448536269514722;
/** Fewer say nothing about so noisy a series. */
export const FEWEST_SHARED = 30;

/** What an hour closed at; hours count from 1970. */
export type HourlyClose = readonly [hour: number, close: number];

/** The change of each hour whose hour before is known too; a step over a gap is none. */
export function toHourlyChanges(closes: readonly HourlyClose[]): Map<number, number> {
  const changes = new Map<number, number>();
  for (const [index, [hour, close]] of closes.entries()) {
    const before = closes[index - 1];
    if (before && before[0] === hour - 1) changes.set(hour, close - before[1]);
  }
  return changes;
}

export type MeasuredCorrelation = {
  n: number;
  r: number | null;
  low: number | null;
  high: number | null;
  pValue: number | null;
};

/** Pearson's r over the hours that both have, with Fisher's interval at 90 % and the two-sided p against none. */
export function measureCorrelation(
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): MeasuredCorrelation {
  const shared = [...one].flatMap(([hour, change]): [number, number][] => {
    const beside = other.get(hour);
    return beside === undefined ? [] : [[change, beside]];
  });
  const n = shared.length;
  const unknown = { n, r: null, low: null, high: null, pValue: null };
  if (n < FEWEST_SHARED) return unknown;
  const r = pearson(shared);
  if (r === null) return unknown;
  // Two series that move as one have no error to speak of; Fisher's z would be infinite.
  const cut = Math.min(Math.max(r, -0.999999), 0.999999);
  const z = Math.atanh(cut);
  const error = 1 / Math.sqrt(n - 3);
  return {
    n,
    r,
    low: Math.tanh(z - Z * error),
    high: Math.tanh(z + Z * error),
    pValue: 2 * jStat.studentt.cdf(-Math.abs(cut) * Math.sqrt((n - 2) / (1 - cut * cut)), n - 2),
  };
}

/** Null where one of the two never moved. */
function pearson(points: readonly (readonly [number, number])[]): number | null {
  const mean = (side: 0 | 1) => points.reduce((sum, point) => sum + point[side], 0) / points.length;
  const means = [mean(0), mean(1)] as const;
  let [first, second, both] = [0, 0, 0];
  for (const [x, y] of points) {
    first += (x - means[0]) ** 2;
    second += (y - means[1]) ** 2;
    both += (x - means[0]) * (y - means[1]);
  }
  return first > 1e-12 && second > 1e-12 ? both / Math.sqrt(first * second) : null;
}
