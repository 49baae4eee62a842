import { invalidInput } from "../errors.ts";

type Mark = { at: string; key: string };

/** Narrow on purpose: its parts may stand in a filter. */
const CURSOR = /^(\d{4}-\d{2}-\d{2}[T ][\d:.]{8,20}(?:[+-]\d{2}(?::?\d{2})?|Z))_([0-9a-f-]{36})$/;

/**
 * A page of rows that came with one more than its limit where there are more. Its cursor is the last row's moment, to the
 * microsecond as the database writes it, and its key.
 */
export function toTimePage<Row>(
  found: readonly Row[],
  limit: number,
  toMark: (row: Row) => Mark,
): { rows: Row[]; nextCursor: string | null } {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  if (!last) return { rows, nextCursor: null };
  const { at, key } = toMark(last);
  return { rows, nextCursor: `${at}_${key}` };
}

/** Null for the first page. */
export function readTimeCursor(cursor: string | undefined): Mark | null {
  if (cursor === undefined) return null;
  const [, at, key] = CURSOR.exec(cursor) ?? [];
  if (!at || !key || Number.isNaN(Date.parse(at)))
    throw invalidInput("cursor", "is none that this list gave");
  return { at, key };
}
