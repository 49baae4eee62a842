import type { AppError } from "../errors.ts";
import { Reply } from "./reply.ts";

/** A verb's result in the envelope; a verb that made its own Response (a stream, a file) is left alone. */
export function toResponse(result: unknown, traceId: string): Response {
  if (result instanceof Response) return result;
  const { data, metadata, status, headers } =
    result instanceof Reply ? result : new Reply<unknown>(result);
  return Response.json(
    { success: true, data, ...(metadata && { metadata }) },
    { status, headers: { "x-trace-id": traceId, ...headers } },
  );
}

export function toErrorResponse(error: AppError, traceId: string, allow: string[] = []): Response {
  const { code, message, details, status, retryAfterSeconds } = error;
  const body = { code, message, ...(details !== undefined && { details }), traceId };
  const headers = new Headers({ "x-trace-id": traceId });
  if (code === "METHOD_NOT_ALLOWED") headers.set("allow", allow.join(", "));
  const retryAfter = retryAfterSeconds ?? (code === "UNAVAILABLE" ? 5 : undefined);
  if (retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(retryAfter)));
  return Response.json({ success: false, error: body }, { status, headers });
}
