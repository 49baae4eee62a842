import { AppError, type ErrorCode } from "../errors.ts";

/** What PostgREST, Postgres or a broken connection reports; `code` is a SQLSTATE or PGRST number. */
type DbFailure = { code?: string; message: string; details?: string | null; hint?: string | null };

type Rule = [pattern: RegExp, code: ErrorCode, message: string];

/** First match wins. Messages are ours: the database's own may hold SQL or another user's values. */
const RULES: Rule[] = [
  [
    /^(08|53|58|57P0|57014|55P03|25006|40001|40P01|PGRST00[0-3])/,
    "UNAVAILABLE",
    "The database is busy or down; try again",
  ],
  [/^(PGRST30[0-3]|28)/, "UNAUTHENTICATED", "Sign in again"],
  [/^42501$/, "FORBIDDEN", "You may not do this"],
  [/^PGRST116$/, "NOT_FOUND", "Not found"],
  [/^23505$/, "CONFLICT", "It already exists"],
  [/^23503$/, "CONFLICT", "It refers to something that does not exist, or something refers to it"],
  [/^(22|23|P0001)/, "INVALID_INPUT", "The database refuses one of the values"],
];

/** `raise sqlstate 'PT404' using message = '…'` in our SQL functions: the message is meant for the caller. */
const RAISED: Record<string, ErrorCode> = {
  PT400: "INVALID_INPUT",
  PT401: "UNAUTHENTICATED",
  PT403: "FORBIDDEN",
  PT404: "NOT_FOUND",
  PT409: "CONFLICT",
  PT413: "PAYLOAD_TOO_LARGE",
  PT422: "INVALID_WORKFLOW",
  PT429: "RATE_LIMITED",
  PT503: "UNAVAILABLE",
};

/** A failure of the database in our own words; anything unexpected is INTERNAL and keeps its cause for the log. */
export function toDbError(failure: DbFailure, status = 0): AppError {
  const code = failure.code ?? "";
  const raised = RAISED[code];
  if (raised) return new AppError(raised, failure.message, { cause: failure });
  // The embedded REST reads a filter value in braces as a list, and says it without a SQLSTATE.
  if (code === "SUP" && failure.message.includes("Invalid input"))
    return new AppError("INVALID_INPUT", "The database refuses one of the values", {
      cause: failure,
    });
  const rule = RULES.find(([pattern]) => pattern.test(code));
  if (rule) return new AppError(rule[1], rule[2], { cause: failure });
  if (status === 0 || status === 502 || status === 503 || status === 504)
    return new AppError("UNAVAILABLE", "The database is busy or down; try again", {
      cause: failure,
    });
  return new AppError("INTERNAL", "Something went wrong", { cause: failure });
}

type DbResult = { data: unknown; error: DbFailure | null; status: number };

/** The rows of a supabase-js answer, or the AppError that its failure means. */
export function unwrap<R extends DbResult>(result: R): Extract<R, { error: null }>["data"] {
  if (result.error) throw toDbError(result.error, result.status);
  return result.data;
}
