import { sqlState } from "../supabase/retry-database.ts";

/** Small enough that the embedded database, which does one thing at a time, keeps readers waiting for some milliseconds only. */
const ROWS_A_PART = 250;

type Write<T> = {
  rows: readonly T[];
  write(part: readonly T[]): Promise<void>;
  /** The one row that the database does not take. */
  refuse(row: T, reason: string): void;
};

/** Writes in parts; a value that the database refuses fails its whole part, so that is halved until the row stands alone. */
export async function writeParts<T>({ rows, write, refuse }: Write<T>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_PART)
    await writePart(rows.slice(at, at + ROWS_A_PART), write, refuse);
}

async function writePart<T>(
  part: readonly T[],
  write: Write<T>["write"],
  refuse: Write<T>["refuse"],
): Promise<void> {
  try {
    await write(part);
  } catch (error) {
    if (!/^2[23]/.test(sqlState(error))) throw error;
    const [row] = part;
    if (part.length === 1 && row !== undefined) {
      const cause = (error as { cause?: { message?: unknown } }).cause;
      return refuse(row, `row: the database refuses it (${String(cause?.message)})`);
    }
    const half = Math.ceil(part.length / 2);
    await writePart(part.slice(0, half), write, refuse);
    await writePart(part.slice(half), write, refuse);
  }
}
