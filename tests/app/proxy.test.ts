import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as signIn from "@/app/api/auth/sign-in/route.ts";
import { config, proxy } from "@/proxy.ts";
import { callRoute, startApp } from "@/tests/support/app.ts";

const credentials = { email: "person@example.org", password: "correct horse battery" };

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
  await app.createUser(credentials.email, credentials.password);
}, 60_000);
afterAll(() => app.stop());

const visit = (headers: Record<string, string> = {}) =>
  proxy(new NextRequest("http://localhost:3000/discovery", { headers }));

/** What the page sees: Next carries changed request headers in these. */
const pageHeader = (response: Response, name: string) =>
  response.headers.get(`x-middleware-request-${name}`);

async function sessionCookie(secondsLeft: number) {
  const response = await callRoute(signIn, "POST /api/auth/sign-in", { body: credentials });
  const [line = ""] = response.headers.getSetCookie();
  const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=base64-");
  const session = JSON.parse(Buffer.from(value, "base64url").toString());
  session.expires_at = Math.floor(Date.now() / 1000) + secondsLeft;
  return `${name}=base64-${Buffer.from(JSON.stringify(session)).toString("base64url")}`;
}

describe("proxy", () => {
  it("gives every page its own nonce, in the policy and in the request", async () => {
    const answers = await Promise.all([visit(), visit()]);
    const nonces = answers.map((response) => {
      const policy = response.headers.get("content-security-policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(pageHeader(response, "x-nonce")).toBe(nonce);
      expect(pageHeader(response, "content-security-policy")).toBe(policy);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it("does not believe a nonce that comes from outside", async () => {
    expect(pageHeader(await visit({ "x-nonce": "mine" }), "x-nonce")).not.toBe("mine");
  });

  it("leaves strangers, fresh sessions and broken cookies alone", async () => {
    for (const cookie of ["", await sessionCookie(3000), "cascadian-session=base64-broken"]) {
      const response = await visit({ cookie });
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(pageHeader(response, "cookie") ?? cookie).toBe(cookie);
    }
  });

  it("renews a session near its end, for the browser and for the page of this very request", async () => {
    const old = await sessionCookie(5);
    const response = await visit({ cookie: `theme=dark; ${old}` });
    const [set = ""] = response.headers.getSetCookie();
    const renewed = set.split(";")[0] ?? "";
    expect(renewed).toMatch(/^cascadian-session=base64-/);
    expect(renewed).not.toBe(old);
    expect(set).toMatch(/HttpOnly/);
    expect(decodeURIComponent(pageHeader(response, "cookie") ?? "")).toContain(renewed);
    expect(pageHeader(response, "cookie")).toContain("theme=dark");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("runs on pages, not on routes nor on built files", () => {
    const matches = (path: string) => new RegExp(`^${config.matcher[0]}$`).test(path);
    expect(["/", "/discovery", "/markets/1", "/apix"].map(matches)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["/api", "/api/health", "/_next/static/a.js"].map(matches)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
