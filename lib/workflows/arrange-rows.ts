import { toCell } from "./output-table.ts";

type Row = Readonly<Record<string, unknown>>;

export type RowOrder = { column: string; direction: "up" | "down" };

/** Rows with a cell that holds the text, whatever its case. */
export function findRows<R extends Row>(rows: readonly R[], search: string): readonly R[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter((row) =>
    Object.values(row).some((value) => toCell(value).toLowerCase().includes(wanted)),
  );
}

/** What is unknown comes last in both directions. */
export function sortRows<R extends Row>(rows: readonly R[], order: RowOrder | null): readonly R[] {
  if (!order) return rows;
  const { column, direction } = order;
  const sign = direction === "down" ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [readCell(one, column), readCell(other, column)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b), "en", { numeric: true });
  });
}

function readCell(row: Row, column: string): string | number | null {
  const value = Object.hasOwn(row, column) ? row[column] : null;
  if (value === null || value === undefined) return null;
  return typeof value === "number" ? value : toCell(value);
}
