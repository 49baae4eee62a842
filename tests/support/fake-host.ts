import type { Actor } from "@/lib/context.ts";
import type { Caller } from "@/lib/http/caller.ts";
import { createRoutes, type RouteHost } from "@/lib/http/route.ts";

export type FakeContext = { user: Actor | null; traceId: string };

const admin: Actor = { id: "a", email: "admin@example.org", roles: ["admin"] };
const user: Actor = { id: "u", email: "user@example.org", roles: [] };

/** The route wrapper over a host that reads the caller from a header: `x-as: user via cookie`. */
export function fakeRoutes(overrides: Partial<RouteHost<FakeContext>> = {}) {
  const logged: { level: string; message: string; fields?: Record<string, unknown> }[] = [];
  const { bind, routes } = createRoutes<FakeContext>({
    async identify(request): Promise<Caller> {
      const [who, , via = "none"] = (request.headers.get("x-as") ?? "").split(" ");
      const actor = who === "admin" ? admin : who === "user" ? user : null;
      return { user: actor, via: via as Caller["via"], key: "key", accessToken: null };
    },
    takeToken: () => {},
    createContext: (_request, caller, traceId) => ({ user: caller.user, traceId }),
    cookies: () => [],
    observe: () => {},
    log: (level, message, fields) => logged.push({ level, message, ...(fields && { fields }) }),
    ...overrides,
  });
  return { bind, routes, logged };
}
