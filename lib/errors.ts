/** The one place where a failure gets its wire code and its HTTP status. */
const STATUS = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INVALID_WORKFLOW: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UPSTREAM_FAILED: 502,
  UNAVAILABLE: 503,
  NOT_CONFIGURED: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof STATUS;

export const ERROR_CODES = Object.keys(STATUS) as ErrorCode[];

type AppErrorOptions = ErrorOptions & { details?: unknown; retryAfterSeconds?: number };

/** What a caller may know: `message` and `details` go over the wire, `cause` only into the log. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: unknown;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

export const notFound = (what: string, id: string) =>
  new AppError("NOT_FOUND", `${what} ${id} not found`);

/** One wrong field, in the shape of every INVALID_INPUT: `details` maps a field to its messages. */
export const invalidInput = (field: string, message: string) =>
  new AppError("INVALID_INPUT", `${field}: ${message}`, { details: { [field]: [message] } });

export const notConfigured = (variable: string, why: string) =>
  new AppError("NOT_CONFIGURED", `${variable} is not set: ${why}`, { details: { variable } });

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && Object.hasOwn(STATUS, value);

/** Unknown errors never leak their message: it may hold SQL, keys or stack fragments. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError("INTERNAL", "Something went wrong", { cause: error });
}
