import { readPath } from "./rows.ts";

/** One text for the values of several fields: equal values, equal keys; a number equals its text. Null where one is unknown. */
export function rowKey(row: unknown, paths: readonly string[]): string | null {
  const values: string[] = [];
  for (const path of paths) {
    const value = readPath(row, path);
    if (value === null) return null;
    values.push(typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return values.length === 1 ? (values[0] ?? null) : JSON.stringify(values);
}
