import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import * as signIn from "@/app/api/auth/sign-in/route.ts";
import * as signOut from "@/app/api/auth/sign-out/route.ts";
import { type Access, endpoint } from "@/lib/http/endpoint.ts";
import { bind, routes } from "@/lib/server/route.ts";
import { callRoute, startApp } from "@/tests/support/app.ts";

const password = "correct horse battery";
const own = { "sec-fetch-site": "same-origin" };

const whoami = (access: Access, cost = 1) =>
  routes(
    bind(
      endpoint({
        method: "GET",
        path: "/api/whoami",
        access,
        cost,
        summary: "Who am I",
        input: z.strictObject({}),
        output: z.unknown(),
      }),
      async ({ user, db }) => {
        const { data } = user ? await db.from("users").select("id") : { data: [] };
        return { user, visible: data?.length ?? 0 };
      },
    ),
  );
const forUser = whoami("user");
const forAll = whoami("public");
const forAdmin = whoami("admin");
const forCron = whoami("cron");

let app: Awaited<ReturnType<typeof startApp>>;
let person: { id: string; accessToken: string };
let admin: { id: string; accessToken: string };
beforeAll(async () => {
  app = await startApp();
  person = await app.createUser("person@example.org", password);
  admin = await app.createAdmin("admin@example.org", password);
}, 60_000);
afterAll(() => app.stop());

const ask = async (
  route: typeof forUser,
  options: { accessToken?: string; headers?: Record<string, string> } = {},
) => {
  const response = await callRoute(route, "GET /api/whoami", options);
  return { response, status: response.status, body: await response.json() };
};

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const forge = (claims: object) =>
  `${base64({ alg: "HS256", typ: "JWT" })}.${base64(claims)}.${"A".repeat(43)}`;
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

async function cookiesOf(email: string) {
  const response = await callRoute(signIn, "POST /api/auth/sign-in", { body: { email, password } });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

describe("a bearer token", () => {
  it("speaks for its user, with the rights of its user", async () => {
    const { status, body } = await ask(forUser, person);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      user: { id: person.id, email: "person@example.org", roles: [] },
      visible: 1,
    });
  });

  const bad = [
    { name: "unsigned garbage", token: () => "garbage" },
    {
      name: "a forged signature",
      token: () => forge({ sub: person.id, exp: inAnHour(), role: "authenticated" }),
    },
    {
      name: "the service role claimed",
      token: () => forge({ sub: person.id, exp: inAnHour(), role: "service_role" }),
    },
    {
      name: "no algorithm",
      token: () => `${base64({ alg: "none" })}.${base64({ sub: person.id, exp: inAnHour() })}.x`,
    },
    { name: "a token that has run out", token: () => forge({ sub: person.id, exp: 1 }) },
    {
      name: "the payload of another token",
      token: () =>
        person.accessToken.replace(/\.[^.]+\./, `.${base64({ sub: admin.id, exp: inAnHour() })}.`),
    },
    { name: "a token of 20 kB", token: () => "a".repeat(20_000) },
  ];
  it.each(bad)(
    "that does not hold ($name) is 401 where a user is needed, else nobody",
    async ({ token }) => {
      const accessToken = token();
      const refused = await ask(forUser, { accessToken });
      expect([refused.status, refused.body.error.code]).toEqual([401, "UNAUTHENTICATED"]);
      const { status, body } = await ask(forAll, { accessToken });
      expect([status, body.data.user]).toEqual([200, null]);
    },
  );

  it("that does not hold is not saved by a cookie beside it", async () => {
    const cookie = await cookiesOf("person@example.org");
    const { status } = await ask(forUser, { accessToken: "garbage", headers: { cookie } });
    expect(status).toBe(401);
  });
});

describe("roles", () => {
  it("come from user_roles", async () => {
    expect((await ask(forAdmin, admin)).body.data.user.roles).toEqual(["admin"]);
    expect((await ask(forAdmin, person)).status).toBe(403);
  });

  it("are not what a user writes about themselves", async () => {
    const { data } = await app.anon().auth.signUp({
      email: "climber@example.org",
      password,
      options: { data: { role: "admin", roles: ["admin"], app_metadata: { role: "admin" } } },
    });
    const accessToken = data.session?.access_token ?? "";
    expect((await ask(forUser, { accessToken })).status).toBe(200);
    expect((await ask(forAdmin, { accessToken })).status).toBe(403);
    const written = await app
      .as(accessToken)
      .from("user_roles")
      .insert({ user_id: data.user?.id ?? "", role: "admin" });
    expect(written.error?.code).toBe("42501");
  });
});

describe("a session cookie", () => {
  it("speaks for its user", async () => {
    const cookie = await cookiesOf("person@example.org");
    expect((await ask(forUser, { headers: { cookie } })).body.data.user.id).toBe(person.id);
  });

  it("near its end is renewed, and the new one is set", async () => {
    const [name = "", value = ""] = (await cookiesOf("person@example.org")).split("=base64-");
    const session = JSON.parse(Buffer.from(value, "base64url").toString());
    const ending = { ...session, expires_at: Math.floor(Date.now() / 1000) + 10 };
    const headers = { cookie: `${name}=base64-${base64(ending)}` };
    const { response, status } = await ask(forUser, { headers });
    expect(status).toBe(200);
    expect(response.headers.getSetCookie().join()).toContain(`${name}=base64-`);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("is refused at once after sign-out, though its token would still run", async () => {
    const cookie = await cookiesOf("person@example.org");
    expect((await ask(forUser, { headers: { cookie } })).status).toBe(200);
    await callRoute(signOut, "POST /api/auth/sign-out", { body: {}, headers: { cookie, ...own } });
    expect((await ask(forUser, { headers: { cookie } })).status).toBe(401);
  });

  it.each([
    "cascadian-session=base64-%%%",
    "cascadian-session=base64-e30",
    "cascadian-session=x",
    "=; ;;",
  ])("that is broken (%s) is nobody's", async (cookie) => {
    expect((await ask(forUser, { headers: { cookie } })).status).toBe(401);
    expect((await ask(forAll, { headers: { cookie } })).status).toBe(200);
  });
});

describe("the cron secret", () => {
  const secret = "cron-secret-of-the-tests";
  it.each([
    { name: "the secret", accessToken: secret, want: 200 },
    { name: "a longer one", accessToken: `${secret}x`, want: 401 },
    { name: "undefined", accessToken: "undefined", want: 401 },
  ])("$name: $want", async ({ accessToken, want }) => {
    expect((await ask(forCron, { accessToken })).status).toBe(want);
  });

  it("opens no user's route, and an administrator is not cron", async () => {
    expect((await ask(forUser, { accessToken: secret })).status).toBe(401);
    expect((await ask(forCron, admin)).status).toBe(403);
  });
});

describe("the limit of a minute", () => {
  const costly = whoami("public", 60_000);
  const spend = (headers: Record<string, string>, accessToken?: string) =>
    ask(costly, { headers, ...(accessToken && { accessToken }) });
  let address = 0;
  let peer: Record<string, string>;
  beforeEach(() => {
    peer = { "x-cascadian-peer": `203.0.113.${(address += 1)}` };
  });

  it("is 429 with the seconds to wait", async () => {
    expect((await spend(peer)).status).toBe(200);
    const { response, body } = await spend(peer);
    expect([response.status, body.error.code]).toEqual([429, "RATE_LIMITED"]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("counts by address, which X-Forwarded-For does not change", async () => {
    await spend(peer);
    expect((await spend({ ...peer, "x-forwarded-for": "9.9.9.9" })).status).toBe(429);
    expect((await spend({ "x-cascadian-peer": "198.51.100.1" })).status).toBe(200);
  });

  it("counts users by themselves, wherever they are", async () => {
    await spend(peer);
    await spend(peer);
    expect((await spend(peer, person.accessToken)).status).toBe(200);
    expect((await spend({ "x-cascadian-peer": "198.51.100.2" }, person.accessToken)).status).toBe(
      429,
    );
  });

  it("counts a forged token by its address", async () => {
    await spend(peer);
    expect((await spend(peer, forge({ sub: person.id, exp: inAnHour() }))).status).toBe(429);
  });
});
