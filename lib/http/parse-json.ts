/** Escapes that JSON allows and no Postgres text or jsonb can hold: NUL, and halves of a surrogate pair. */
const SUSPECT = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i;
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** Parses JSON into values that any store can hold. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  return SUSPECT.test(text) ? JSON.parse(text, makeStorable) : JSON.parse(text);
}

const clean = (text: string) =>
  text.replace(UNSTORABLE, (found) => (found === "\0" ? "" : "\uFFFD"));

function makeStorable(_key: string, value: unknown): unknown {
  if (typeof value === "string") return clean(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (!Object.keys(value).some((key) => clean(key) !== key)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), inner]));
}
