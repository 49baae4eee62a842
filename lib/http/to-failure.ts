import { type ErrorCode, toAppError } from "../errors.ts";

/** A failure as plain data, for a page that hands it from the server to the browser. */
export type Failure = { code: ErrorCode; message: string; traceId: string };

export function toFailure(error: unknown, traceId: string): Failure {
  const { code, message } = toAppError(error);
  return { code, message, traceId };
}
