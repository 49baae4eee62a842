import { z } from "zod";
import type { Fields } from "./expression/values.ts";

/** A list of rows of any shape. */
export const rowsSchema = z.array(z.looseObject({}));

export type Row = Record<string, unknown>;

const SPAN_MS = 8;
const ROWS_A_LOOK = 64;

/** Lets others run every few milliseconds, and ends with the run: a large list blocks no other run and no cancel. */
export async function eachRow<T>(
  rows: readonly T[],
  signal: AbortSignal,
  visit: (row: T, index: number) => void,
): Promise<void> {
  signal.throwIfAborted();
  let until = performance.now() + SPAN_MS;
  for (let index = 0; index < rows.length; index++) {
    visit(rows[index] as T, index);
    if (index % ROWS_A_LOOK !== 0 || performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
    until = performance.now() + SPAN_MS;
  }
}

/** An own field, or a dotted path of them; a figure gives its value, and what is not there is null. */
export function readPath(row: unknown, path: string): unknown {
  let at: unknown = row;
  for (const name of Object.hasOwn(Object(row), path) ? [path] : path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return null;
    at = (at as Fields)[name];
  }
  if (typeof at === "number" && !Number.isFinite(at)) return null;
  return valueOfFigure(at ?? null);
}

const valueOfFigure = (figure: unknown): unknown =>
  typeof figure === "object" && figure !== null && Object.hasOwn(figure, "value")
    ? ((figure as Fields)["value"] ?? null)
    : figure;
