import { AppError } from "../errors.ts";

/** Serialization failure, deadlock, terminated backend, lost connection: the same call may well succeed. */
const TRANSIENT = new Set(["40001", "40P01", "57P01", "08006"]);
const ATTEMPTS = 4;
const FIRST_WAIT_MS = 100;

/** For calls that do the same when they are done twice. */
export async function retryDatabase<T>(call: () => PromiseLike<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= ATTEMPTS || !TRANSIENT.has(sqlState(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** attempt));
    }
  }
}

/** The SQLSTATE behind an AppError of the database, or an empty text. */
export function sqlState(error: unknown): string {
  const cause: unknown = error instanceof AppError ? error.cause : undefined;
  const code: unknown = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? code : "";
}
