import type { z } from "zod";
import type { Log } from "../context.ts";
import { AppError, toAppError } from "../errors.ts";
import type { Caller } from "./caller.ts";
import { checkAccess, checkOrigin } from "./check-caller.ts";
import type { Endpoint } from "./endpoint.ts";
import { toErrorResponse, toResponse } from "./envelope.ts";
import { formFailure, formSuccess, wantsRedirect } from "./form-answer.ts";
import { parseInput } from "./parse-input.ts";
import { readInput } from "./read-input.ts";
import type { Reply } from "./reply.ts";
import { API_HEADERS } from "./security-headers.ts";

/** Next gives a path without `[name]` parts no params at all. */
type RouteArgs = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
export type Handler = (request: Request, args: RouteArgs) => Promise<Response>;

/** What one answer took, for the metrics; `route` is the pattern, so that there are as many as endpoints. */
type Observation = { route: string; method: string; status: number; seconds: number };

/** What the composition root puts behind every route. */
export type RouteHost<Ctx> = {
  identify(request: Request, endpoint: Endpoint): Promise<Caller>;
  /** Throws RATE_LIMITED; counts in the caller's minute. */
  takeToken(caller: Caller, endpoint: Endpoint): void;
  createContext(request: Request, caller: Caller, traceId: string): Ctx;
  /** `Set-Cookie` lines that the session wants on the answer. */
  cookies(request: Request): string[];
  observe(observation: Observation): void;
  log: Log;
};

type AnyBinding<Ctx> = { endpoint: Endpoint; handle: (ctx: Ctx, input: never) => Promise<unknown> };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];

/** One wrapper for every verb of every URL: identity, access, origin, limit, parsing, errors and logging live here only. */
export function createRoutes<Ctx>(host: RouteHost<Ctx>) {
  const bind = <I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    handle: (ctx: Ctx, input: z.output<I>) => Promise<z.input<O> | Reply<z.input<O>> | Response>,
  ): AnyBinding<Ctx> => ({ endpoint, handle: handle as AnyBinding<Ctx>["handle"] });

  function routes(...bindings: AnyBinding<Ctx>[]): Record<Method, Handler> {
    const byMethod = new Map<string, AnyBinding<Ctx>>(
      bindings.map((binding) => [binding.endpoint.method, binding]),
    );
    const get = byMethod.get("GET");
    if (get) byMethod.set("HEAD", get);
    const allowed = byMethod.size > 0 ? [...byMethod.keys(), "OPTIONS"] : [];
    const path = bindings[0]?.endpoint.path ?? "none";
    const handler: Handler = async (request, args) => {
      const started = performance.now();
      const binding = byMethod.get(request.method);
      const response = await answer(host, binding, allowed, request, args);
      const seconds = (performance.now() - started) / 1000;
      host.observe({ route: path, method: request.method, status: response.status, seconds });
      return response;
    };
    return Object.fromEntries(METHODS.map((method) => [method, handler])) as Record<
      Method,
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
    if (!binding) return finish(host, request, answerUnbound(request, allowed));
    const { endpoint, handle } = binding;
    const caller = await host.identify(request, endpoint);
    host.takeToken(caller, endpoint);
    checkAccess(endpoint, caller);
    checkOrigin(request, endpoint, caller);
    const raw = await readInput(request, endpoint, await flatten(params));
    const input = parseInput(endpoint.input, raw);
    const result = await handle(host.createContext(request, caller, traceId), input as never);
    const response = wantsRedirect(request, endpoint)
      ? formSuccess(endpoint, input)
      : toResponse(result, traceId);
    return finish(host, request, response);
  } catch (error) {
    const failure = toFailure(error, request);
    if (failure.status >= 500 && !request.signal.aborted)
      host.log(failure.code === "INTERNAL" ? "error" : "warn", "request failed", {
        traceId,
        method: request.method,
        path: new URL(request.url).pathname,
        code: failure.code,
        reason: failure.cause ?? failure.message,
      });
    const response =
      binding && wantsRedirect(request, binding.endpoint)
        ? formFailure(request, binding.endpoint, failure)
        : toErrorResponse(failure, traceId, allowed);
    return finish(host, request, response);
  }
}

function answerUnbound(request: Request, allowed: string[]): Response {
  if (allowed.length === 0)
    throw new AppError("NOT_FOUND", `No such route: ${new URL(request.url).pathname}`);
  if (request.method === "OPTIONS")
    return new Response(null, { status: 204, headers: { allow: allowed.join(", ") } });
  throw new AppError("METHOD_NOT_ALLOWED", `${request.method} is not allowed here`, {
    details: { allow: allowed },
  });
}

/** A caller who hung up breaks whatever was under way; that is no fault of the server. */
function toFailure(error: unknown, request: Request): AppError {
  if (error instanceof AppError || !request.signal.aborted) return toAppError(error);
  return new AppError("INVALID_INPUT", "The request was cut off", { cause: error });
}

async function flatten(params: RouteArgs["params"]): Promise<Record<string, string>> {
  const entries = Object.entries((await params) ?? {}).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join("/") : (value ?? ""),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function finish<Ctx>(host: RouteHost<Ctx>, request: Request, answered: Response): Response {
  const headers = new Headers(answered.headers);
  for (const [name, value] of Object.entries(API_HEADERS)) headers.set(name, value);
  const cookies = host.cookies(request);
  for (const line of cookies) headers.append("set-cookie", line);
  if (cookies.length > 0 || !headers.has("cache-control"))
    headers.set("cache-control", "private, no-store");
  const { status, statusText } = answered;
  const body = request.method === "HEAD" ? null : answered.body;
  if (body === null) void answered.body?.cancel();
  return new Response(body, { status, statusText, headers });
}
