import { compareValues } from "./compare-values.ts";

export const AGGREGATES = [
  "count",
  "count_distinct",
  "sum",
  "avg",
  "min",
  "max",
  "median",
  "first",
  "last",
] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export const NUMERIC: ReadonlySet<Aggregate> = new Set(["sum", "avg", "median"]);

/** Of the known values only; without one the answer is unknown, but a count is 0. */
export function aggregateValues(kind: Aggregate, known: readonly unknown[]): unknown {
  switch (kind) {
    case "count":
      return known.length;
    case "count_distinct":
      return new Set(known.map(toComparable)).size;
    case "first":
      return known[0] ?? null;
    case "last":
      return known.at(-1) ?? null;
    case "min":
      return extreme(known, -1);
    case "max":
      return extreme(known, 1);
    default:
      return aggregateNumbers(kind, known as number[]);
  }
}

const toComparable = (value: unknown) =>
  typeof value === "object" ? JSON.stringify(value) : value;

const extreme = (known: readonly unknown[], sign: number): unknown =>
  known.reduce<unknown>(
    (best, value) => (best === null || sign * compareValues(value, best) > 0 ? value : best),
    null,
  );

function aggregateNumbers(kind: "sum" | "avg" | "median", known: readonly number[]): number | null {
  if (known.length === 0) return null;
  if (kind === "median") return medianOf(known);
  const total = known.reduce((sum, value) => sum + value, 0);
  const value = kind === "sum" ? total : total / known.length;
  return Number.isFinite(value) ? value : null;
}

function medianOf(known: readonly number[]): number {
  const sorted = known.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
