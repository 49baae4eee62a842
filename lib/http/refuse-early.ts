import { AppError, invalidInput } from "../errors.ts";
import { toErrorResponse } from "./envelope.ts";
import { API_HEADERS } from "./security-headers.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * What the framework would answer with an empty 400, a 500 or a redirect to another host, refused before it gets there:
 * methods that no route has, and targets that are no path. Null where there is nothing to refuse.
 */
export function refuseEarly(method: string, target: string): Response | null {
  const error = !METHODS.includes(method)
    ? new AppError("METHOD_NOT_ALLOWED", `${method} is not allowed here`)
    : isPath(target)
      ? null
      : invalidInput("path", "is not a path of this site");
  if (!error) return null;
  const response = toErrorResponse(error, crypto.randomUUID(), METHODS);
  for (const [name, value] of Object.entries(API_HEADERS)) response.headers.set(name, value);
  return response;
}

function isPath(target: string): boolean {
  if (!target.startsWith("/") || target.startsWith("//")) return false;
  try {
    decodeURIComponent(target.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
