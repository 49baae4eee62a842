import { AppError } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Caller } from "./caller.ts";

export function checkAccess({ access }: Endpoint, { user, via }: Caller): void {
  if (access === "public") return;
  if (via === "cron" && (access === "cron" || access === "admin-or-cron")) return;
  if (!user)
    throw new AppError(
      "UNAUTHENTICATED",
      access === "cron" ? "Send the bearer of CRON_SECRET" : "Sign in first",
    );
  if (access === "user") return;
  if (access !== "cron" && user.roles.includes("admin")) return;
  throw new AppError(
    "FORBIDDEN",
    access === "cron" ? "This is for the scheduler" : "This is for administrators",
  );
}

/**
 * A browser sends cookies by itself, so a write that rides on one must prove where it comes from.
 * Without a session there is nothing to ride on: only a foreign origin is refused, and a form that does not say
 * where it stands, since it could sign somebody in as somebody else.
 */
export function checkOrigin(request: Request, endpoint: Endpoint, { via }: Caller): void {
  if (endpoint.method === "GET" || via === "bearer" || via === "cron") return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin !== null ? isSameOrigin(request, origin) : site === "same-origin") return;
  const saysNothing = origin === null && site === null;
  if (saysNothing && via === "none" && !isForm(request)) return;
  throw new AppError(
    "FORBIDDEN",
    saysNothing
      ? "Send an Origin header, or a bearer token in place of cookies"
      : "The request comes from another origin",
  );
}

export const isForm = (request: Request) => mediaType(request) === FORM_TYPE;

const FORM_TYPE = "application/x-www-form-urlencoded";

export const mediaType = (request: Request) =>
  (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

function isSameOrigin(request: Request, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === requestHost(request);
}

/** The host as the browser wrote it; `request.url` may hold the address that the server listens on. */
export const requestHost = (request: Request) =>
  request.headers.get("host") ?? new URL(request.url).host;
