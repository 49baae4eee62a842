import type { z } from "zod";
import type { Actor, Log } from "../context.ts";
import { AppError, toAppError } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { readInput } from "./read-input.ts";
import { Reply } from "./reply.ts";

type RouteArgs = { params: Promise<Record<string, string | string[] | undefined>> };
export type Handler = (request: Request, args: RouteArgs) => Promise<Response>;

/** How the caller proved who they are. */
export type Caller = {
  user: Actor | null;
  via: "cookie" | "bearer" | "cron" | "none";
  /** What the rate limit counts by: a user, a key, or the socket address. */
  key: string;
  /** What the caller's own database client speaks with; null for a stranger and for cron. */
  accessToken: string | null;
};

/** What the composition root puts behind every route. */
export type RouteHost<Ctx> = {
  identify(request: Request, endpoint: Endpoint): Promise<Caller>;
  /** Throws RATE_LIMITED; counts in the caller's minute. */
  takeToken(caller: Caller, endpoint: Endpoint): void;
  createContext(request: Request, caller: Caller, traceId: string): Ctx;
  /** Headers that the session wants on the answer (refreshed cookies). */
  sessionHeaders(request: Request): [string, string][];
  log: Log;
};

type AnyBinding<Ctx> = { endpoint: Endpoint; handle: (ctx: Ctx, input: never) => Promise<unknown> };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** One wrapper for every verb of every URL: identity, access, origin, limit, parsing, errors and logging live here only. */
export function createRoutes<Ctx>(host: RouteHost<Ctx>) {
  const bind = <I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    handle: (ctx: Ctx, input: z.output<I>) => Promise<z.input<O> | Reply<z.input<O>> | Response>,
  ): AnyBinding<Ctx> => ({ endpoint, handle: handle as AnyBinding<Ctx>["handle"] });

  function routes(...bindings: AnyBinding<Ctx>[]): Record<(typeof METHODS)[number], Handler> {
    const byMethod = new Map<string, AnyBinding<Ctx>>(
      bindings.map((binding) => [binding.endpoint.method, binding]),
    );
    const get = byMethod.get("GET");
    if (get) byMethod.set("HEAD", get);
    const handler: Handler = (request, args) =>
      answer(host, byMethod.get(request.method), [...byMethod.keys()], request, args);
    return Object.fromEntries(METHODS.map((method) => [method, handler])) as Record<
      (typeof METHODS)[number],
      Handler
    >;
  }
  return { bind, routes };
}

async function answer<Ctx>(
  host: RouteHost<Ctx>,
  binding: AnyBinding<Ctx> | undefined,
  allowed: string[],
  request: Request,
  { params }: RouteArgs,
): Promise<Response> {
  const traceId = crypto.randomUUID();
  try {
    if (!binding) {
      if (request.method === "OPTIONS" && allowed.length > 0)
        return new Response(null, { status: 204, headers: { allow: allowed.join(", ") } });
      throw allowed.length > 0
        ? new AppError("METHOD_NOT_ALLOWED", `${request.method} is not allowed here`, {
            details: { allow: allowed },
          })
        : new AppError("NOT_FOUND", `No such route: ${new URL(request.url).pathname}`);
    }
    const { endpoint, handle } = binding;
    const caller = await host.identify(request, endpoint);
    host.takeToken(caller, endpoint);
    checkAccess(endpoint, caller);
    checkOrigin(request, endpoint, caller);
    const input = parseInput(
      endpoint.input,
      await readInput(request, endpoint, await flatten(params)),
    );
    const ctx = host.createContext(request, caller, traceId);
    const result = await handle(ctx, input as never);
    return finish(host, request, toResponse(result, traceId), caller);
  } catch (error) {
    const appError = toAppError(error);
    if (appError.code === "INTERNAL")
      host.log("error", "request failed", { traceId, url: request.url, error: appError.cause });
    return finish(host, request, toErrorResponse(appError, traceId, allowed), null);
  }
}

function checkAccess({ access }: Endpoint, { user, via }: Caller): void {
  if (access === "public") return;
  if (via === "cron" && (access === "cron" || access === "admin-or-cron")) return;
  if (!user) throw new AppError("UNAUTHENTICATED", "Sign in first");
  if (access === "user") return;
  if (access !== "cron" && user.roles.includes("admin")) return;
  throw new AppError("FORBIDDEN", "This is for administrators");
}

/**
 * A browser sends cookies by itself, so a write that rides on one must prove where it comes from.
 * Without a session only a foreign origin is refused: there is nothing to ride on.
 */
function checkOrigin(request: Request, endpoint: Endpoint, { via }: Caller): void {
  if (endpoint.method === "GET" || via === "bearer" || via === "cron") return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const isForm = !(request.headers.get("content-type") ?? "").startsWith("application/json");
  const same = origin !== null ? isSameOrigin(request, origin) : site === "same-origin";
  if (same || (origin === null && site === null && via === "none" && !isForm)) return;
  if (origin === null && site === null && via === "none")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json");
  throw new AppError("FORBIDDEN", "The request comes from another origin");
}

function isSameOrigin(request: Request, origin: string): boolean {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}

async function flatten(params: RouteArgs["params"]): Promise<Record<string, string>> {
  const entries = Object.entries(await params).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join("/") : (value ?? ""),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const details: Record<string, string[]> = Object.create(null);
  for (const issue of parsed.error.issues) {
    const fields =
      issue.code === "unrecognized_keys"
        ? issue.keys
        : [issue.path.length > 0 ? issue.path.join(".") : "body"];
    for (const field of fields) (details[field] ??= []).push(issue.message);
  }
  const message = Object.entries(details).map(([field, texts]) => `${field}: ${texts.join(", ")}`);
  throw new AppError("INVALID_INPUT", message.join("; "), { details: { ...details } });
}

function toResponse(result: unknown, traceId: string): Response {
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

function finish<Ctx>(
  host: RouteHost<Ctx>,
  request: Request,
  response: Response,
  caller: Caller | null,
): Response {
  for (const [name, value] of host.sessionHeaders(request)) response.headers.append(name, value);
  const isPrivate = caller?.user || response.headers.has("set-cookie");
  if (isPrivate || !response.headers.has("cache-control"))
    response.headers.set(
      "cache-control",
      response.headers.get("cache-control") ?? "private, no-store",
    );
  return response;
}
