import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as accountRoute from "@/app/api/account/route.ts";
import * as exportRoute from "@/app/api/account/export/route.ts";
import * as signOutRoute from "@/app/api/auth/sign-out/route.ts";
import * as executeRoute from "@/app/api/execute-workflow/route.ts";
import * as keyRoute from "@/app/api/keys/[id]/route.ts";
import * as keysRoute from "@/app/api/keys/route.ts";
import * as marketsRoute from "@/app/api/polymarket/markets/route.ts";
import * as syncRoute from "@/app/api/polymarket/sync/route.ts";
import * as settingsRoute from "@/app/api/settings/route.ts";
import * as watchlistRoute from "@/app/api/watchlist/route.ts";
import type { Handler } from "@/lib/http/route.ts";
import { processWide } from "@/lib/server/process-wide.ts";
import { callRoute, startApp } from "../support/app.ts";

type Person = { id: string; accessToken: string };
type Route = Record<"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler>;
let app: Awaited<ReturnType<typeof startApp>>;
let owner: Person;
let stranger: Person;
let admin: Person;

beforeAll(async () => {
  app = await startApp();
  owner = await app.createUser("owner@example.com", "correct horse");
  stranger = await app.createUser("other@example.com", "correct horse");
  admin = await app.createAdmin("admin@example.com", "correct horse");
  await app.sql(
    `insert into public.markets (origin, id, title, search, active, closed, content_hash)
     values ('demo', 'm1', 'Rain?', 'rain?', true, false, 'h')`,
  );
}, 120_000);
afterAll(() => app?.stop());

const ask = async (
  route: Route,
  line: string,
  { token, body, params }: { token?: string; body?: unknown; params?: object } = {},
) => {
  const response = await callRoute(route, line, {
    ...(token && { accessToken: token }),
    ...(body !== undefined && { body }),
    params: { ...params },
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text };
};
const make = async (scopes: readonly string[], who = owner, more: object = {}) => {
  const body = { name: scopes.join(" "), scopes, ...more };
  const answer = await ask(keysRoute, "POST /api/keys", { token: who.accessToken, body });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer));
  return answer.body.data as { id: string; key: string; prefix: string };
};
const change = (method: string, id: string, body?: unknown, who = owner) =>
  ask(keyRoute, `${method} /api/keys/${id}`, { token: who.accessToken, body, params: { id } });
/** What was believed for some seconds is asked again. */
const forgetVerdicts = () => processWide("api-keys", () => new Map()).clear();

const readMine = (token: string) => ask(watchlistRoute, "GET /api/watchlist", { token });
const writeMine = (token: string) =>
  ask(watchlistRoute, "POST /api/watchlist", { token, body: { marketId: "m1" } });
const run = (token: string) =>
  ask(executeRoute, "POST /api/execute-workflow", {
    token,
    body: { nodes: [{ id: "n1", type: "start", config: {} }], edges: [] },
  });

describe("an API key", () => {
  it("is shown once, and only its hash is kept", async () => {
    const { id, key, prefix } = await make(["read"]);
    expect(key).toMatch(/^casc_[0-9a-f]{64}$/);
    expect(key.startsWith(prefix)).toBe(true);
    const listed = await ask(keysRoute, "GET /api/keys", { token: owner.accessToken });
    expect(listed.body.data).toMatchObject([{ id, prefix, scopes: ["read"], lastUsedAt: null }]);
    expect(JSON.stringify(listed)).not.toContain(key);
    expect(JSON.stringify(await app.sql("select * from public.api_keys"))).not.toContain(key);
    expect(JSON.stringify(await app.sql("select * from public.audit_log"))).not.toContain(key);
  });

  it.each([
    { scopes: ["read"], read: 200, write: 403, execute: 403 },
    { scopes: ["write"], read: 403, write: 201, execute: 403 },
    { scopes: ["run"], read: 403, write: 403, execute: 200 },
    { scopes: ["read", "write", "run"], read: 200, write: 200, execute: 200 },
  ])("with $scopes: read $read, write $write, run $execute", async (row) => {
    const { key } = await make(row.scopes);
    expect((await readMine(key)).status).toBe(row.read);
    expect((await writeMine(key)).status).toBe(row.write);
    expect((await run(key)).status).toBe(row.execute);
  });

  it("acts as its user and sees nothing of anybody else", async () => {
    const mine = await make(["read"]);
    const theirs = await make(["read"], stranger);
    expect((await readMine(mine.key)).body.data).toHaveLength(1);
    expect((await readMine(theirs.key)).body.data).toEqual([]);
    const { body } = await ask(marketsRoute, "GET /api/polymarket/markets?watchlist=true", {
      token: mine.key,
    });
    expect(body.metadata.total).toBe(1);
  });

  it("says when it was last used", async () => {
    const [row] = (await ask(keysRoute, "GET /api/keys", { token: owner.accessToken })).body.data;
    expect(row.lastUsedAt).toMatch(/^20/);
  });

  const all = ["read", "write", "run"];
  it.each([
    { what: "list keys", route: keysRoute, line: "GET /api/keys" },
    { what: "make a key", route: keysRoute, line: "POST /api/keys", body: { name: "x" } },
    { what: "read the account", route: accountRoute, line: "GET /api/account" },
    { what: "carry all away", route: exportRoute, line: "GET /api/account/export" },
    {
      what: "change the account",
      route: accountRoute,
      line: "PATCH /api/account",
      body: { displayName: "x" },
    },
    {
      what: "end the account",
      route: accountRoute,
      line: "DELETE /api/account",
      body: { email: "admin@example.com" },
    },
    { what: "sign out", route: signOutRoute, line: "POST /api/auth/sign-out", body: {} },
    { what: "start a sync", route: syncRoute, line: "POST /api/polymarket/sync", body: {} },
  ])("of an administrator may not $what", async ({ route, line, body }) => {
    const { key } = await make(all, admin);
    const answer = await ask(route, line, { token: key, ...(body && { body }) });
    expect([answer.status, answer.body.error.code]).toEqual([403, "FORBIDDEN"]);
  });

  it("is refused once it was revoked, deleted or has ended, and nothing brings it back", async () => {
    const [revoked, deleted, ended] = [await make(all), await make(all), await make(all)];
    for (const { key } of [revoked, deleted, ended]) expect((await readMine(key)).status).toBe(200);
    expect((await change("PATCH", revoked.id, { revoked: true })).body.data.revokedAt).toMatch(
      /^20/,
    );
    expect((await change("DELETE", deleted.id)).body.data).toEqual({ deleted: true });
    await app.sql(
      "update public.api_keys set expires_at = now() - interval '1 second' where id = $1",
      [ended.id],
    );
    forgetVerdicts();
    for (const { key } of [revoked, deleted, ended]) expect((await readMine(key)).status).toBe(401);
    expect((await change("PATCH", revoked.id, { name: "again" })).body.data.revokedAt).toMatch(
      /^20/,
    );
    expect((await change("PATCH", revoked.id, { revoked: false })).status).toBe(400);
  });

  it.each(["casc_", `casc_${"0".repeat(64)}`, `casc_${"x".repeat(9000)}`, "casc_' or 1=1 --"])(
    "that was made up is nobody's: %.20s",
    async (token) => {
      expect((await readMine(token)).status).toBe(401);
      expect((await ask(marketsRoute, "GET /api/polymarket/markets", { token })).status).toBe(200);
    },
  );

  it.each([
    [{ name: "" }],
    [{ name: "x", scopes: [] }],
    [{ name: "x", scopes: ["admin"] }],
    [{ name: "x", scopes: ["read", "read"] }],
    [{ name: "x", expiresAt: "2020-01-01T00:00:00Z" }],
    [{ name: "x", hash: "y" }],
  ])("is not made of %j", async (body) => {
    expect(
      (await ask(keysRoute, "POST /api/keys", { token: owner.accessToken, body })).status,
    ).toBe(400);
  });

  it("is its owner's alone to change", async () => {
    const { id } = await make(["read"]);
    expect((await change("PATCH", id, { name: "Mine" }, stranger)).status).toBe(404);
    expect((await change("DELETE", id, undefined, stranger)).status).toBe(404);
    expect(
      (await change("PATCH", id, { name: "Nightly", scopes: ["run"] })).body.data,
    ).toMatchObject({ name: "Nightly", scopes: ["run"] });
    expect((await change("PATCH", id, {})).status).toBe(400);
  });
});

describe("settings", () => {
  const get = async (who = owner) =>
    (await ask(settingsRoute, "GET /api/settings", { token: who.accessToken })).body.data;
  const patch = (body: unknown, who = owner) =>
    ask(settingsRoute, "PATCH /api/settings", { token: who.accessToken, body });

  it("have usual values, and change where they are named", async () => {
    expect(await get()).toMatchObject({ theme: "dark", palette: "green-red", sizeUsd: 100 });
    const quietHours = { from: "22:00", to: "07:30", timeZone: "Europe/Berlin" };
    expect((await patch({ theme: "light", quietHours })).body.data).toMatchObject({
      theme: "light",
      quietHours,
      palette: "green-red",
    });
    await patch({ palette: "blue-orange", columns: { screener: ["price"] } });
    await patch({ columns: { tape: ["usd"] } });
    expect(await get()).toMatchObject({
      theme: "light",
      palette: "blue-orange",
      quietHours,
      columns: { screener: ["price"], tape: ["usd"] },
    });
    expect(await get(stranger)).toMatchObject({ theme: "dark", columns: {} });
    expect((await patch({ theme: null, quietHours: null })).body.data).toMatchObject({
      theme: "dark",
      quietHours: null,
    });
  });

  it("that no longer fit count as never set", async () => {
    await app.sql(
      `update public.user_settings set settings = settings || '{"theme":"pink","odd":1}' where user_id = $1`,
      [owner.id],
    );
    expect(await get()).toMatchObject({ theme: "dark", palette: "blue-orange" });
  });

  it.each([
    [{ theme: "pink" }],
    [{ colour: "red" }],
    [{ quietHours: { from: "25:00", to: "07:00", timeZone: "UTC" } }],
    [{ quietHours: { from: "22:00", to: "07:00", timeZone: "Mars/Base" } }],
    [{ sizeUsd: -1 }],
    [{ alertWebhookUrl: "http://plain.example" }],
    [{ alertChannels: ["pigeon"] }],
  ])("refuse %j", async (body) => {
    expect((await patch(body)).status).toBe(400);
  });
});

describe("an account", () => {
  const at = (method: string, body?: unknown, who = owner) =>
    ask(accountRoute, `${method} /api/account`, { token: who.accessToken, body });

  it("says who it is, under a name of its own choice", async () => {
    expect((await at("GET")).body.data).toMatchObject({
      id: owner.id,
      email: "owner@example.com",
      displayName: null,
      roles: [],
    });
    expect((await at("PATCH", { displayName: "Otter" })).body.data.displayName).toBe("Otter");
    expect((await at("PATCH", { displayName: "" })).status).toBe(400);
  });

  it("is given out whole, without keys and values of secrets", async () => {
    const response = await callRoute(exportRoute, "GET /api/account/export", owner);
    expect(response.headers.get("content-disposition")).toContain("cascadian-account.json");
    const file = JSON.parse(await response.text());
    expect(file.profile).toMatchObject([{ id: owner.id, display_name: "Otter" }]);
    expect(file.watchlist).toMatchObject([{ kind: "market", target_id: "m1" }]);
    expect(file.apiKeys.length).toBeGreaterThan(0);
    expect(file.runs.length).toBeGreaterThan(0);
    expect(JSON.stringify(file)).not.toMatch(/"hash"|ciphertext|other@example/);
  });

  it("ends only under its own address, and takes everything along", async () => {
    const leaving = await app.createUser("leaving@example.com", "correct horse");
    const { key } = await make(["read", "write"], leaving);
    await writeMine(key);
    expect((await at("DELETE", { email: "owner@example.com" }, leaving)).status).toBe(400);
    expect((await at("DELETE", {}, leaving)).status).toBe(400);
    expect((await at("DELETE", { email: "Leaving@example.com" }, leaving)).body.data).toEqual({
      deleted: true,
    });
    forgetVerdicts();
    expect((await readMine(key)).status).toBe(401);
    const left = await app.sql(
      `select 1 from auth.users where id = $1 union all select 1 from public.users where id = $1
       union all select 1 from public.watchlist_items where user_id = $1
       union all select 1 from public.api_keys where user_id = $1`,
      [leaving.id],
    );
    expect(left).toEqual([]);
  });
});

describe("the embedded administration of accounts", () => {
  it.each([undefined, "publishable", "sb_secret_0"])("is closed to %s", async (key) => {
    const apikey = key === "publishable" ? app.publishableKey : key;
    const response = await fetch(`${app.url}/auth/v1/admin/generate_link`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(apikey && { apikey }) },
      body: JSON.stringify({ type: "magiclink", email: "owner@example.com" }),
    });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("hashed_token");
  });
});
