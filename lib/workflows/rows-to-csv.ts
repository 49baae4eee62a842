import { toCell } from "../markets/to-csv.ts";

type Row = Readonly<Record<string, unknown>>;

/** Every field that one of the rows has, in the order of first sight. */
export const columnsOf = (rows: readonly Row[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];

/** Text cells are quoted and cannot be run as a formula; unknown is an empty cell, what has parts is JSON. */
export function rowsToCsv(rows: readonly Row[], columns: readonly string[]): string {
  const lines = [columns.map(toCell).join(",")];
  for (const row of rows)
    lines.push(
      columns.map((name) => toCell(toPlain(Object.hasOwn(row, name) ? row[name] : null))).join(","),
    );
  return lines.map((line) => `${line}\r\n`).join("");
}

function toPlain(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return JSON.stringify(value);
}
