import type { Json } from "../supabase/database.types.ts";

/** Postgres holds no NUL and no half of a surrogate pair; JSON.stringify writes both as escapes. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** The same value with what jsonb refuses put as U+FFFD. */
export function toStorable(value: object): NonNullable<Json> {
  const text = JSON.stringify(value);
  return JSON.parse(text.includes("\\u") ? text.replace(UNSTORABLE, "$1\ufffd") : text);
}
