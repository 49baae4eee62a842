import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors.ts";
import { type Access, endpoint, queryBoolean } from "@/lib/http/endpoint.ts";
import { reply } from "@/lib/http/reply.ts";
import { fakeRoutes } from "@/tests/support/fake-host.ts";

/** As Next calls a route whose path has no `[name]` part. */
const noParams = { params: Promise.resolve(undefined) };
const readThing = endpoint({
  method: "GET",
  path: "/api/things",
  access: "public",
  summary: "Reads",
  input: z.strictObject({ active: queryBoolean.optional(), q: z.string().optional() }),
  output: z.unknown(),
});
const writeThing = (access: Access = "public") =>
  endpoint({
    method: "POST",
    path: "/api/things/[id]",
    access,
    summary: "Writes",
    input: z.looseObject({ id: z.string().default("none") }),
    output: z.unknown(),
  });

const { bind, routes, logged } = fakeRoutes();
const things = routes(
  bind(readThing, async (_ctx, input) => input),
  bind(writeThing(), async (_ctx, input) => input),
);

type Call = { path?: string; method?: string; headers?: Record<string, string>; body?: BodyInit };

async function send(handlers: typeof things, { path = "/api/things", method, ...init }: Call) {
  const verb = (method ?? "GET") as keyof typeof things;
  const request = new Request(`http://localhost:3000${path}`, {
    method: verb,
    ...init,
    ...(init.body instanceof ReadableStream && ({ duplex: "half" } as object)),
  });
  const response = await handlers[verb](request, noParams);
  const text = await response.text();
  return { response, body: text === "" ? null : JSON.parse(text) };
}

const json = { "content-type": "application/json" };
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const endless = () =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("x".repeat(65_536))),
  });

describe("what comes in", () => {
  it.each([
    {
      name: "an unknown query key",
      path: "/api/things?nonsense=1",
      code: "INVALID_INPUT",
      field: "nonsense",
    },
    {
      name: "a repeated query key",
      path: "/api/things?active=true&active=false",
      code: "INVALID_INPUT",
      field: "active",
    },
    {
      name: "a word for a boolean",
      path: "/api/things?active=maybe",
      code: "INVALID_INPUT",
      field: "active",
    },
    { name: "NUL in the query", path: "/api/things?q=a%00b", code: "INVALID_INPUT", field: "q" },
    { name: "no method of this route", method: "DELETE", code: "METHOD_NOT_ALLOWED" },
    {
      name: "JSON that is none",
      method: "POST",
      headers: json,
      body: "{oops",
      code: "INVALID_INPUT",
      field: "body",
    },
    {
      name: "a body of the wrong type",
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "{}",
      code: "UNSUPPORTED_MEDIA_TYPE",
    },
    {
      name: "a body without a type",
      method: "POST",
      body: new Blob(["{}"]),
      code: "UNSUPPORTED_MEDIA_TYPE",
    },
    {
      name: "a body that is a list",
      method: "POST",
      headers: json,
      body: "[1]",
      code: "INVALID_INPUT",
      field: "body",
    },
    {
      name: "a body that is null",
      method: "POST",
      headers: json,
      body: "null",
      code: "INVALID_INPUT",
      field: "body",
    },
    {
      name: "2 MiB at once",
      method: "POST",
      headers: json,
      body: JSON.stringify("x".repeat(2 ** 21)),
      code: "PAYLOAD_TOO_LARGE",
    },
    {
      name: "an endless stream",
      method: "POST",
      headers: json,
      body: endless(),
      code: "PAYLOAD_TOO_LARGE",
    },
    {
      name: "ten thousand levels",
      method: "POST",
      headers: json,
      body: `{"a":${nested(10_000)}}`,
      code: "INVALID_INPUT",
      field: "a",
    },
    {
      name: "NUL in a string",
      method: "POST",
      headers: json,
      body: '{"a":{"b":"\\u0000"}}',
      code: "INVALID_INPUT",
      field: "a.b",
    },
    {
      name: "NUL in a key",
      method: "POST",
      headers: json,
      body: '{"a":{"\\u0000":1}}',
      code: "INVALID_INPUT",
      field: "a",
    },
    {
      name: "half a surrogate pair",
      method: "POST",
      headers: json,
      body: '{"a":"\\ud800"}',
      code: "INVALID_INPUT",
      field: "a",
    },
    {
      name: "a number past the largest",
      method: "POST",
      headers: json,
      body: '{"a":1e999}',
      code: "INVALID_INPUT",
      field: "a",
    },
    {
      name: "bytes that are no UTF-8",
      method: "POST",
      headers: json,
      body: new Uint8Array([0x22, 0xff, 0x22]),
      code: "INVALID_INPUT",
      field: "body",
    },
  ])("is refused in the envelope: $name", async ({ code, field, ...call }) => {
    const { response, body } = await send(things, call);
    expect(body).toMatchObject({ success: false, error: { code, traceId: expect.any(String) } });
    expect(response.status).toBe(new AppError(code as never, "").status);
    expect(Object.keys(body.error.details ?? {})).toEqual(
      expect.arrayContaining(field ? [field] : []),
    );
  });

  it.each([
    { name: "active=false is false", path: "/api/things?active=false", want: { active: false } },
    { name: "an empty parameter is absent", path: "/api/things?q=", want: {} },
    { name: "an empty body", method: "POST", want: { id: "none" } },
    { name: "an empty JSON body", method: "POST", headers: json, body: " ", want: { id: "none" } },
    {
      name: "a charset",
      method: "POST",
      headers: { "content-type": "Application/JSON; charset=utf-8" },
      body: '{"a":"é"}',
      want: { id: "none", a: "é" },
    },
    { name: "a long header", headers: { "x-long": "x".repeat(10_000) }, want: {} },
  ])("is read: $name", async ({ want, ...call }) => {
    const { response, body } = await send(things, call);
    expect([response.status, body]).toEqual([200, { success: true, data: want }]);
  });

  it("reaches no prototype by __proto__, constructor or prototype", async () => {
    const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const { response } = await send(things, { method: "POST", headers: json, body: hostile });
    expect(response.status).toBeLessThan(500);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("gives the path's part precedence over a field of the body", async () => {
    const request = new Request("http://localhost:3000/api/things/real", {
      method: "POST",
      headers: json,
      body: '{"id":"forged"}',
    });
    const response = await things.POST(request, { params: Promise.resolve({ id: "real" }) });
    expect((await response.json()).data.id).toBe("real");
  });
});

describe("methods", () => {
  it("HEAD is GET without the body", async () => {
    const { response, body } = await send(things, { method: "HEAD" });
    expect([response.status, body]).toEqual([200, null]);
    expect(response.headers.get("content-type")).toContain("application/json");
  });

  it("OPTIONS and METHOD_NOT_ALLOWED say what is allowed, and no CORS header is sent", async () => {
    for (const method of ["OPTIONS", "PUT"]) {
      const { response } = await send(things, {
        method,
        headers: { origin: "https://evil.example" },
      });
      expect(response.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("a route without any verb is NOT_FOUND for every method", async () => {
    for (const method of ["GET", "POST", "OPTIONS", "DELETE"]) {
      const { response, body } = await send(routes(), { method, path: "/api/nowhere" });
      expect([response.status, body.error.code]).toEqual([404, "NOT_FOUND"]);
    }
  });
});

describe("access", () => {
  const cases: { access: Access; want: Record<string, number> }[] = [
    { access: "public", want: { nobody: 200, user: 200, admin: 200, cron: 200 } },
    { access: "user", want: { nobody: 401, user: 200, admin: 200, cron: 401 } },
    { access: "admin", want: { nobody: 401, user: 403, admin: 200, cron: 401 } },
    { access: "cron", want: { nobody: 401, user: 403, admin: 403, cron: 200 } },
    { access: "admin-or-cron", want: { nobody: 401, user: 403, admin: 200, cron: 200 } },
  ];
  it.each(cases)("$access lets in whom it should", async ({ access, want }) => {
    const handlers = routes(bind(writeThing(access), async () => "done"));
    const got: Record<string, number> = {};
    for (const who of Object.keys(want)) {
      const via = who === "cron" ? "cron" : who === "nobody" ? "none" : "bearer";
      const headers = { ...json, "x-as": `${who} via ${via}` };
      const { response } = await send(handlers, { method: "POST", headers, body: "{}" });
      got[who] = response.status;
    }
    expect(got).toEqual(want);
  });
});

describe("where a write comes from", () => {
  const cookie = { "x-as": "user via cookie" };
  it.each([
    {
      name: "a cookie with our Origin",
      headers: { ...cookie, origin: "http://localhost:3000" },
      want: 200,
    },
    {
      name: "a cookie with Sec-Fetch-Site same-origin",
      headers: { ...cookie, "sec-fetch-site": "same-origin" },
      want: 200,
    },
    { name: "a cookie with neither", headers: cookie, want: 403 },
    {
      name: "a cookie with another origin",
      headers: { ...cookie, origin: "https://evil.example" },
      want: 403,
    },
    {
      name: "a cookie with another port",
      headers: { ...cookie, origin: "http://localhost:3001" },
      want: 403,
    },
    { name: "a cookie with the origin null", headers: { ...cookie, origin: "null" }, want: 403 },
    {
      name: "a cookie from a sibling site",
      headers: { ...cookie, "sec-fetch-site": "same-site" },
      want: 403,
    },
    {
      name: "a foreign Origin that claims same-origin",
      headers: { ...cookie, origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      want: 403,
    },
    {
      name: "a bearer from anywhere",
      headers: { "x-as": "user via bearer", origin: "https://evil.example" },
      want: 200,
    },
    { name: "nobody with neither", headers: {}, want: 200 },
    { name: "nobody from another origin", headers: { origin: "https://evil.example" }, want: 403 },
  ])("$name: $want", async ({ headers, want }) => {
    const { response } = await send(things, {
      method: "POST",
      headers: { ...json, host: "localhost:3000", ...headers } as Record<string, string>,
      body: "{}",
    });
    expect(response.status).toBe(want);
  });

  it("reads ride on cookies freely", async () => {
    const headers = { ...cookie, origin: "https://evil.example" };
    expect((await send(things, { headers })).response.status).toBe(200);
  });
});

describe("what goes out", () => {
  const answer = (run: () => Promise<unknown>) => send(routes(bind(readThing, run)), {});

  it("an unknown error tells the trace id and nothing else, and the log the reason", async () => {
    const { response, body } = await answer(async () => {
      throw new Error("select secret from vault");
    });
    expect(response.status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("vault");
    const line = logged.at(-1);
    expect(line).toMatchObject({ level: "error", fields: { traceId: body.error.traceId } });
    expect(String(line?.fields?.["reason"])).toContain("vault");
  });

  it.each([
    { error: new AppError("UNAVAILABLE", "down"), status: 503, retryAfter: "5" },
    {
      error: new AppError("RATE_LIMITED", "slow", { retryAfterSeconds: 1.2 }),
      status: 429,
      retryAfter: "2",
    },
    { error: new AppError("CONFLICT", "there"), status: 409, retryAfter: null },
  ])("$error.code has status $status and Retry-After $retryAfter", async (row) => {
    const { response } = await answer(async () => {
      throw row.error;
    });
    expect([response.status, response.headers.get("retry-after")]).toEqual([
      row.status,
      row.retryAfter,
    ]);
  });

  it("a Reply carries metadata, status and headers", async () => {
    const { response, body } = await answer(async () =>
      reply([1], { metadata: { total: 1 }, status: 202, headers: { "x-more": "yes" } }),
    );
    expect([response.status, response.headers.get("x-more")]).toEqual([202, "yes"]);
    expect(body).toEqual({ success: true, data: [1], metadata: { total: 1 } });
  });

  it("every answer is closed to sniffing, framing and caches", async () => {
    for (const call of [{}, { method: "DELETE" }, { path: "/api/things?x=1" }]) {
      const { response } = await send(things, call);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(response.headers.get("cache-control")).toBe("private, no-store");
    }
  });

  it("a session's cookies are never cached with the answer", async () => {
    const { bind: bindHere, routes: routesHere } = fakeRoutes({ cookies: () => ["s=1", "t=2"] });
    const cached = async () => Response.json({}, { headers: { "cache-control": "public" } });
    const { response } = await send(routesHere(bindHere(readThing, cached)), {});
    expect(response.headers.getSetCookie()).toEqual(["s=1", "t=2"]);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("counts every answer by route and status", async () => {
    const observe = vi.fn<(seen: object) => void>();
    const host = fakeRoutes({ observe });
    await send(host.routes(host.bind(readThing, async () => 1)), { path: "/api/things?bad=1" });
    expect(observe).toHaveBeenCalledWith(
      expect.objectContaining({ route: "/api/things", method: "GET", status: 400 }),
    );
  });
});

describe("forms without JavaScript", () => {
  const signIn = endpoint({
    ...writeThing(),
    form: { page: "/sign-in", next: "/discovery" },
    input: z.strictObject({
      email: z.email(),
      next: z
        .string()
        .regex(/^\/(?![/\\])/)
        .optional(),
    }),
  });
  const handlers = routes(
    bind(signIn, async (_ctx, { email }) => {
      if (email === "wrong@example.org") throw new AppError("UNAUTHENTICATED", "wrong");
      return "in";
    }),
  );
  const form = {
    "content-type": "application/x-www-form-urlencoded",
    host: "localhost:3000",
    origin: "http://localhost:3000",
  };
  const page = "http://localhost:3000/sign-in?next=/x&error=OLD";
  it.each([
    { name: "success without next", body: "email=a@example.org", headers: {}, want: "/discovery" },
    {
      name: "success with next",
      body: "email=a@example.org&next=/markets/1",
      headers: {},
      want: "/markets/1",
    },
    {
      name: "a refusal, back to the page",
      body: "email=wrong@example.org",
      headers: { referer: page },
      want: "/sign-in?next=%2Fx&error=UNAUTHENTICATED",
    },
    {
      name: "a bad field, without a Referer",
      body: "email=none",
      headers: {},
      want: "/sign-in?error=INVALID_INPUT&field=email",
    },
    {
      name: "a next on another site",
      body: "email=a@example.org&next=//evil.example",
      headers: {},
      want: "/sign-in?error=INVALID_INPUT&field=next",
    },
    {
      name: "a Referer on another site",
      body: "email=none",
      headers: { referer: "https://evil.example/a" },
      want: "/sign-in?error=INVALID_INPUT&field=email",
    },
    {
      name: "a Referer that would leave the site",
      body: "email=none",
      headers: { referer: "http://localhost:3000//evil.example" },
      want: "/sign-in?error=INVALID_INPUT&field=email",
    },
  ])("redirect: $name", async ({ body, headers, want }) => {
    const { response } = await send(handlers, {
      method: "POST",
      headers: { ...form, ...headers } as Record<string, string>,
      body,
    });
    expect([response.status, response.headers.get("location")]).toEqual([303, want]);
  });

  it("a form that does not say where it stands is sent back", async () => {
    const { response } = await send(handlers, {
      method: "POST",
      headers: { "content-type": form["content-type"] },
      body: "email=a@example.org",
    });
    expect(response.headers.get("location")).toBe("/sign-in?error=FORBIDDEN");
  });

  it("an endpoint without a form face takes none", async () => {
    const { body } = await send(things, { method: "POST", headers: form, body: "a=1" });
    expect(body.error.code).toBe("UNSUPPORTED_MEDIA_TYPE");
  });
});
