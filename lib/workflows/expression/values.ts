/** A value as an expression sees it: what JSON can hold, with unknown as null. */
export type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Absent is null, and so is a number that is none. */
export const toKnown = (value: unknown): unknown => {
  if (value === undefined || (typeof value === "number" && !Number.isFinite(value))) return null;
  return value;
};

/** Own fields only: a prototype has nothing to say. */
export const readField = (target: Fields, name: string): unknown =>
  Object.hasOwn(target, name) ? toKnown(target[name]) : null;

export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

const ISO =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds since the epoch of ISO text, or a number of them as it stands. Without a zone it is UTC. */
export function toMillis(value: unknown): number | null {
  if (typeof value === "number") return orNull(value);
  if (typeof value !== "string" || !ISO.test(value)) return null;
  const text = value.replace(" ", "T");
  const hasZone = text.length === 10 || /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  return orNull(Date.parse(hasZone ? text : `${text}Z`));
}

export function wordOf(value: unknown): string {
  if (value === null) return "unknown";
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "number":
      return "a number";
    case "string":
      return "text";
    case "boolean":
      return "true or false";
    default:
      return "a record";
  }
}
