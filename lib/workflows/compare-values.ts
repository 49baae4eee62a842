const collator = new Intl.Collator("en", { numeric: true });
const RANK: Readonly<Record<string, number>> = { number: 0, string: 1, boolean: 2 };

/** Numbers before texts before true and false; what has no order is as unknown. */
export function compareValues(one: unknown, other: unknown): number {
  const [rank, otherRank] = [rankOf(one), rankOf(other)];
  if (rank !== otherRank) return rank - otherRank;
  if (typeof one === "string" && typeof other === "string") return collator.compare(one, other);
  return Number(one) - Number(other);
}

const rankOf = (value: unknown): number => RANK[typeof value] ?? 3;

export const hasOrder = (value: unknown): boolean => rankOf(value) < 3;
