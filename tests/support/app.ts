import type { Handler } from "@/lib/http/route.ts";
import { startStack } from "./stack.ts";

type RouteModule = Record<
  "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS",
  Handler
>;

type CallOptions = {
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  accessToken?: string;
  /** The `[name]` parts of the path. */
  params?: Record<string, string | string[]>;
};

/** The embedded Supabase, and the environment that points the route handlers of this process at it. */
export async function startApp(env: Record<string, string> = {}) {
  const stack = await startStack();
  const variables = {
    NEXT_PUBLIC_SUPABASE_URL: stack.url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    CRON_SECRET: "cron-secret-of-the-tests",
    CASCADIAN_ORIGIN: "demo",
    RATE_LIMIT_ANON_PER_MIN: "100000",
    RATE_LIMIT_USER_PER_MIN: "100000",
    ...env,
  };
  Object.assign(process.env, variables);
  return {
    ...stack,
    /** Ends the stack; the database is gone from then on, which tests of failure want to see. */
    stop: () => stack.stop(),
    async createAdmin(email: string, password: string) {
      const user = await stack.createUser(email, password);
      await stack.sql("insert into public.user_roles (user_id, role) values ($1, 'admin')", [
        user.id,
      ]);
      return user;
    },
  };
}

/** Calls a route as the server does: `await callRoute(route, "GET /api/polymarket/markets?limit=5")`. */
export function callRoute(route: RouteModule, line: string, options: CallOptions = {}) {
  const [method = "GET", path = "/"] = line.split(" ");
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: {
      ...(options.body !== undefined && { "content-type": "application/json" }),
      ...(options.accessToken && { authorization: `Bearer ${options.accessToken}` }),
      ...options.headers,
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  const handler = route[method as keyof RouteModule];
  return handler(request, { params: Promise.resolve(options.params ?? {}) });
}
