import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as reset from "@/app/api/auth/reset/route.ts";
import * as signIn from "@/app/api/auth/sign-in/route.ts";
import * as signOut from "@/app/api/auth/sign-out/route.ts";
import * as signUp from "@/app/api/auth/sign-up/route.ts";
import { callRoute, startApp } from "@/tests/support/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
}, 60_000);
afterAll(() => app.stop());

const password = "correct horse battery";
let people = 0;
const someone = () => `person-${(people += 1)}@example.org`;
const setCookies = (response: Response) => response.headers.getSetCookie();
const cookieHeader = (response: Response) =>
  setCookies(response)
    .map((line) => line.split(";")[0])
    .join("; ");

describe("sign-up", () => {
  it("sets HttpOnly session cookies and gives a token for API clients", async () => {
    const email = someone();
    const response = await callRoute(signUp, "POST /api/auth/sign-up", {
      body: { email, password },
    });
    expect(await response.json()).toMatchObject({
      success: true,
      data: { user: { email, roles: [] }, accessToken: expect.any(String) },
    });
    expect(setCookies(response).length).toBeGreaterThan(0);
    for (const line of setCookies(response)) {
      expect(line).toMatch(/; HttpOnly/);
      expect(line).toMatch(/; SameSite=Lax/);
      expect(line).not.toMatch(/Secure/);
    }
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("marks cookies Secure away from localhost", async () => {
    const response = await callRoute(signUp, "POST /api/auth/sign-up", {
      body: { email: someone(), password },
      headers: { host: "app.example.org" },
    });
    expect(setCookies(response).every((line) => line.includes("; Secure"))).toBe(true);
  });

  it("answers CONFLICT for an email that has an account", async () => {
    const email = someone();
    await callRoute(signUp, "POST /api/auth/sign-up", { body: { email, password } });
    const again = await callRoute(signUp, "POST /api/auth/sign-up", { body: { email, password } });
    expect([again.status, (await again.json()).error.code]).toEqual([409, "CONFLICT"]);
  });

  it.each([
    { body: { email: "nobody", password }, field: "email" },
    { body: { email: "a@example.org", password: "short" }, field: "password" },
    { body: { email: "a@example.org" }, field: "password" },
    { body: { email: "a@example.org", password, role: "admin" }, field: "role" },
  ])("names the field $field that is wrong", async ({ body, field }) => {
    const response = await callRoute(signUp, "POST /api/auth/sign-up", { body });
    const { error } = await response.json();
    expect([response.status, error.code]).toEqual([400, "INVALID_INPUT"]);
    expect(Object.keys(error.details)).toContain(field);
  });
});

describe("sign-in", () => {
  it("does not say which part of a credential is wrong", async () => {
    const email = someone();
    await callRoute(signUp, "POST /api/auth/sign-up", { body: { email, password } });
    const answers = await Promise.all(
      [
        { email, password: "not the password" },
        { email: someone(), password },
      ].map(async (body) => {
        const response = await callRoute(signIn, "POST /api/auth/sign-in", { body });
        const { error } = await response.json();
        return [response.status, error.code, error.message];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.slice(0, 2)).toEqual([401, "UNAUTHENTICATED"]);
  });

  it("gives cookies that sign out ends", async () => {
    const email = someone();
    await callRoute(signUp, "POST /api/auth/sign-up", { body: { email, password } });
    const entered = await callRoute(signIn, "POST /api/auth/sign-in", {
      body: { email, password },
    });
    expect(entered.status).toBe(200);
    const left = await callRoute(signOut, "POST /api/auth/sign-out", {
      body: {},
      headers: { cookie: cookieHeader(entered), "sec-fetch-site": "same-origin" },
    });
    expect(await left.json()).toMatchObject({ success: true, data: { signedOut: true } });
    expect(setCookies(left).every((line) => /Max-Age=0/.test(line))).toBe(true);
  });
});

describe("reset", () => {
  it("says the same for an address with and without an account", async () => {
    const email = someone();
    await callRoute(signUp, "POST /api/auth/sign-up", { body: { email, password } });
    for (const address of [email, someone()]) {
      const response = await callRoute(reset, "POST /api/auth/reset", { body: { email: address } });
      expect((await response.json()).data).toEqual({ sent: true, changed: false });
    }
  });

  it("mails a link whose token sets a new password once, and ends every session", async () => {
    const email = someone();
    const old = await callRoute(signUp, "POST /api/auth/sign-up", { body: { email, password } });
    await callRoute(reset, "POST /api/auth/reset", { body: { email } });
    const mail = (await app.mails()).find(({ to }) => to === email);
    const [, token = ""] =
      /http:\/\/localhost:3000\/reset\/confirm\?token=(\S+)/.exec(mail?.text ?? "") ?? [];
    const body = { token, password: "another good password" };
    const changed = await callRoute(reset, "POST /api/auth/reset", { body });
    expect((await changed.json()).data).toEqual({ sent: false, changed: true });
    expect((await callRoute(reset, "POST /api/auth/reset", { body })).status).toBe(401);
    const enter = (secret: string) =>
      callRoute(signIn, "POST /api/auth/sign-in", { body: { email, password: secret } });
    expect((await enter(password)).status).toBe(401);
    expect((await enter(body.password)).status).toBe(200);
    const { accessToken } = (await old.json()).data;
    expect((await app.as(accessToken).auth.getUser(accessToken)).data.user).toBeNull();
  });

  it("refuses a token that was never given", async () => {
    const response = await callRoute(reset, "POST /api/auth/reset", {
      body: { token: "made-up", password },
    });
    expect(response.status).toBe(401);
  });
});
