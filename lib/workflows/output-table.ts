export type OutputTable = {
  columns: string[];
  rows: readonly Record<string, unknown>[];
  path: string;
};

const MAX_COLUMNS = 40;
const FIRST = ["title", "name", "label", "price", "change24h", "volume24h", "liquidity", "spread"];

/** The rows of an output where it has any: a list of objects, or the one list of objects inside an object. */
export function toOutputTable(value: unknown): OutputTable | null {
  const found = findRows(value, "") ?? findInside(value);
  if (!found) return null;
  const counts = new Map<string, number>();
  for (const row of found.rows)
    for (const key of Object.keys(row)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const rank = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  const columns = [...counts.keys()].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_COLUMNS);
  return { ...found, columns };
}

type Rows = { rows: readonly Record<string, unknown>[]; path: string };

function findRows(value: unknown, path: string): Rows | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const rows = value.filter(isRecord);
  return rows.length === value.length ? { rows, path } : null;
}

function findInside(value: unknown): Rows | null {
  if (!isRecord(value)) return null;
  for (const [key, child] of Object.entries(value)) {
    const rows =
      findRows(child, key) ??
      (isRecord(child)
        ? Object.entries(child)
            .map(([inner, list]) => findRows(list, `${key}.${inner}`))
            .find((each) => each !== null)
        : null);
    if (rows) return rows;
  }
  return null;
}

/** How many items an output holds, for the mark on its node; null where it is no list. */
export function countItems(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });

/** A cell is text, whatever the value holds; unknown is a dash. */
export function toCell(value: unknown): string {
  if (value === null || value === undefined) return "—";
  if (typeof value === "number") return NUMBER.format(value);
  if (typeof value === "string") return value;
  return JSON.stringify(value);
}
