import { AppError } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Caller } from "./caller.ts";
import type { KeyScope } from "./key-scope.ts";

export function checkAccess(endpoint: Endpoint, caller: Caller): void {
  const { access } = endpoint;
  const { user, via } = caller;
  checkScope(endpoint, caller);
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

/** The scope that a key needs for an endpoint; null where no key will do. */
function keyScopeOf({ access, method, keyScope }: Endpoint): KeyScope | null {
  if (access !== "public" && access !== "user") return null;
  if (keyScope !== undefined) return keyScope;
  return method === "GET" ? "read" : "write";
}

function checkScope(endpoint: Endpoint, { via, scopes = [] }: Caller): void {
  if (via !== "key") return;
  const needed = keyScopeOf(endpoint);
  if (needed === null) throw new AppError("FORBIDDEN", "No API key may do this; sign in");
  if (!scopes.includes(needed))
    throw new AppError("FORBIDDEN", `This key may not ${needed}`, { details: { scope: needed } });
}

/**
 * A browser sends cookies by itself, so a write that rides on one must prove where it comes from.
 * Without a session there is nothing to ride on: only a foreign origin is refused, and a form that does not say
 * where it stands, since it could sign somebody in as somebody else.
 */
export function checkOrigin(request: Request, endpoint: Endpoint, { via }: Caller): void {
  if (endpoint.method === "GET" || ["bearer", "key", "cron"].includes(via)) return;
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
