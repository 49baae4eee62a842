export type Row = Readonly<Record<string, unknown>>;

/** An object with fields, and no list. */
export const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);
