import type { z } from "zod";
import type { Parsed } from "./records.ts";

const MAX_DEPTH = 32;

/** A value that does not fit, and the upstream's name of its field. */
export class FieldError extends Error {
  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
  }
}

/** Reads one row; what does not fit becomes a reason that names the field, and never throws. */
export function readRow<S extends z.ZodType, T>(
  schema: S,
  raw: unknown,
  toRecord: (row: z.output<S>, raw: unknown) => T,
): Parsed<T> {
  if (isDeeperThan(raw, MAX_DEPTH))
    return {
      ok: false,
      id: readId(raw),
      reason: `row: nested deeper than ${MAX_DEPTH}`,
      raw: null,
    };
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") || "row";
    return { ok: false, id: readId(raw), reason: `${field}: ${issue?.message}`, raw };
  }
  try {
    return { ok: true, record: toRecord(parsed.data, raw) };
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    return { ok: false, id: readId(raw), reason: error.message, raw };
  }
}

export function readId(raw: unknown): string | null {
  if (typeof raw !== "object" || raw === null) return null;
  const { id } = raw as { id?: unknown };
  return typeof id === "string" || typeof id === "number" ? String(id).slice(0, 200) : null;
}

/** The recursion itself ends at the bound, so that no nesting can exhaust the stack. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key];
    // Most values are plain, and a call for each of them is what this check would cost.
    if (typeof inner === "object" && isDeeperThan(inner, levels - 1)) return true;
  }
  return false;
}
