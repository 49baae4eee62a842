import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/http/endpoint.ts";
import { endpoints } from "@/lib/server/endpoints.ts";
import { callRoute, startApp } from "@/tests/support/app.ts";

type Route = Parameters<typeof callRoute>[0];

let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
beforeAll(async () => {
  // A closed port: whoever gets past the checks finds an upstream that refuses.
  app = await startApp({ CASCADIAN_UPSTREAM_URL: "http://127.0.0.1:9" });
  ({ accessToken } = await app.createAdmin("admin@example.org", "correct horse battery"));
  // Fresh enough that no read asks for a sync.
  await app.sql("insert into public.sync_sources (origin, last_success_at) values ('demo', now())");
}, 60_000);
afterAll(() => app.stop());

const UUID = "00000000-0000-4000-8000-000000000000";
const STRINGS = [
  "__proto__",
  "../../auth/v1/admin",
  "' or 1=1; drop table markets; --",
  "%_\\",
  "a,b.eq.c),or(id.gt.0",
  "\u0000",
  "\ud800",
  "\u2028🦄",
  "x".repeat(5000),
  "1e400",
  "9".repeat(40),
  "{{env}}",
  UUID,
];
/** Half a surrogate pair has no place in a URL. */
const QUERY_STRINGS = STRINGS.filter((value) => !/\p{Surrogate}/u.test(value));
const VALUES: unknown[] = [
  ...STRINGS,
  null,
  1e308,
  -0.5,
  true,
  [],
  {},
  [[[]]],
  { __proto__: null },
];

const fieldsOf = ({ input }: Endpoint): string[] => {
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  const parts = [schema, ...(schema.anyOf ?? [])] as { properties?: object }[];
  return [...new Set(parts.flatMap(({ properties }) => Object.keys(properties ?? {})))];
};
const partsOf = ({ path }: Endpoint) =>
  [...path.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? "");

/** One request a field and value; the other fields stay absent, the path's parts plausible. */
function* requestsOf(endpoint: Endpoint) {
  const parts = partsOf(endpoint);
  const plausible = Object.fromEntries(parts.map((name) => [name, UUID]));
  for (const part of parts)
    for (const value of STRINGS) yield { params: { ...plausible, [part]: value } };
  const fields = fieldsOf(endpoint).filter((name) => !parts.includes(name));
  for (const field of fields)
    for (const value of endpoint.method === "GET" ? QUERY_STRINGS : VALUES)
      yield endpoint.method === "GET"
        ? {
            params: plausible,
            query: `?${field}=${encodeURIComponent(String(value))}`,
          }
        : { params: plausible, body: { [field]: value } };
  if (endpoint.method !== "GET") for (const body of VALUES) yield { params: plausible, body };
}

describe("no input of any field brings a route down", () => {
  const named = endpoints.map((endpoint) => ({
    name: `${endpoint.method} ${endpoint.path}`,
    endpoint,
  }));
  it.each(named)("$name", { timeout: 120_000 }, async ({ endpoint }) => {
    const route: Route = await import(/* @vite-ignore */ resolve(`app${endpoint.path}/route.ts`));
    const broken: string[] = [];
    for (const { params, query = "", body } of requestsOf(endpoint) as Iterable<{
      params: Record<string, string>;
      query?: string;
      body?: unknown;
    }>) {
      const token = endpoint.access === "cron" ? "cron-secret-of-the-tests" : accessToken;
      const path = endpoint.path.replaceAll(/\[(\w+)\]/g, "part");
      const response = await callRoute(route, `${endpoint.method} ${path}${query}`, {
        params,
        accessToken: token,
        ...(endpoint.method !== "GET" && { body }),
      });
      if (response.status === 500)
        broken.push(
          `${JSON.stringify({ params, query, body }).slice(0, 300)}: ${await response.text()}`,
        );
      else await response.body?.cancel();
    }
    expect(broken).toEqual([]);
  });

  it("leaves the product answering", async () => {
    const health: Route = await import(/* @vite-ignore */ resolve("app/api/health/route.ts"));
    expect((await callRoute(health, "GET /api/health")).status).toBe(200);
  });
});
