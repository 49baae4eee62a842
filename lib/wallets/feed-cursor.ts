import { invalidInput } from "../errors.ts";

/** The last row of a page: its moment to the microsecond as the database writes it, and its key. */
export const toFeedCursor = (at: string, key: string): string => `${at}_${key}`;

export function readFeedCursor(
  cursor: string | undefined,
): { p_before: string; p_before_key: string } | Record<string, never> {
  if (cursor === undefined) return {};
  const mark = cursor.lastIndexOf("_");
  const [at, key] = [cursor.slice(0, mark), cursor.slice(mark + 1)];
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(key))
    throw invalidInput("cursor", "is none that this list gave");
  return { p_before: at, p_before_key: key };
}
