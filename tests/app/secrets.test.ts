import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as secretsRoute from "@/app/api/secrets/route.ts";
import * as secretRoute from "@/app/api/secrets/[id]/route.ts";
import { serverEnv } from "@/lib/server/env.ts";
import { createSecretPort } from "@/lib/workflows/secret-port.ts";
import { callRoute, startApp } from "../support/app.ts";

const KEY = "a-key-of-the-tests-with-enough-characters";
const VALUE = "hunter2-value";
let app: Awaited<ReturnType<typeof startApp>>;
let owner: { id: string; accessToken: string };
let stranger: { id: string; accessToken: string };

beforeAll(async () => {
  app = await startApp({ ENCRYPTION_KEY: KEY });
  owner = await app.createUser("owner@example.com", "correct horse");
  stranger = await app.createUser("other@example.com", "correct horse");
}, 120_000);
afterAll(() => app?.stop());

const list = async ({ accessToken } = owner) => {
  const response = await callRoute(secretsRoute, "GET /api/secrets", { accessToken });
  return { status: response.status, body: await response.json() };
};
const create = async (body: unknown, { accessToken } = owner) => {
  const response = await callRoute(secretsRoute, "POST /api/secrets", { accessToken, body });
  return { status: response.status, body: await response.json() };
};
const change = async (method: string, id: string, body?: unknown, { accessToken } = owner) => {
  const response = await callRoute(secretRoute, `${method} /api/secrets/${id}`, {
    accessToken,
    params: { id },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: await response.json() };
};
const port = (userId = owner.id, key = KEY) =>
  createSecretPort(app.service(), { userId, key, now: () => new Date() });
const { signal } = new AbortController();

describe("secrets", () => {
  it("are kept encrypted, listed by name and read by runs only", async () => {
    const made = await create({ name: "api.key", value: VALUE });
    expect(made).toMatchObject({
      status: 201,
      body: { data: { name: "api.key", lastUsedAt: null } },
    });
    expect(JSON.stringify(made)).not.toContain(VALUE);
    const { body } = await list();
    expect(Object.keys(body.data[0])).toEqual([
      "id",
      "name",
      "createdAt",
      "updatedAt",
      "lastUsedAt",
    ]);
    expect(body.metadata.total).toBe(1);
    const [row] = await app.sql("select * from public.secrets");
    expect(JSON.stringify(row)).not.toContain(VALUE);
    expect(await port().read("api.key", signal)).toBe(VALUE);
    expect((await list()).body.data[0].lastUsedAt).toMatch(/^20/);
  });

  it("take another value, and another name with it", async () => {
    const { id } = (await create({ name: "before", value: "first-value" })).body.data;
    expect(await change("PATCH", id, { value: "second-value", name: "after" })).toMatchObject({
      status: 200,
      body: { data: { id, name: "after" } },
    });
    expect(await port().read("after", signal)).toBe("second-value");
    await expect(port().read("before", signal)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await change("DELETE", id);
  });

  it("refuse a name that is taken", async () => {
    expect(await create({ name: "api.key", value: VALUE })).toMatchObject({
      status: 409,
      body: { error: { code: "CONFLICT", details: { name: ["is taken"] } } },
    });
    const { id } = (await create({ name: "second", value: VALUE })).body.data;
    expect((await change("PATCH", id, { value: VALUE, name: "api.key" })).status).toBe(409);
    expect((await change("DELETE", id)).body.data).toEqual({ deleted: true });
    expect((await change("DELETE", id)).status).toBe(404);
  });

  it.each([
    [{ name: "1st", value: VALUE }, "name"],
    [{ name: "a b", value: VALUE }, "name"],
    [{ name: "short", value: "abc" }, "value"],
    [{ name: "long", value: "x".repeat(8193) }, "value"],
    [{ name: "none" }, "value"],
    [{ name: "more", value: VALUE, userId: "u" }, "userId"],
  ])("refuse %j, naming %s", async (body, field) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.error.details)).toContain(field);
  });

  it("are not there for a stranger", async () => {
    const { id } = (await list()).body.data[0];
    expect((await list(stranger)).body.data).toEqual([]);
    expect((await change("PATCH", id, { value: "stolen-value" }, stranger)).status).toBe(404);
    expect((await change("DELETE", id, undefined, stranger)).status).toBe(404);
    await expect(port(stranger.id).read("api.key", signal)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await port().read("api.key", signal)).toBe(VALUE);
    expect((await callRoute(secretsRoute, "GET /api/secrets")).status).toBe(401);
  });

  it("cannot be read from a row that was moved to another user", async () => {
    await app.sql(
      `insert into public.secrets (user_id, name, ciphertext, nonce, key_id)
       select $1, name, ciphertext, nonce, key_id from public.secrets where user_id = $2 and name = 'api.key'`,
      [stranger.id, owner.id],
    );
    await expect(port(stranger.id).read("api.key", signal)).rejects.toMatchObject({
      code: "NOT_CONFIGURED",
    });
  });

  it("are sealed anew under a key that came first since", async () => {
    const keyId = async () =>
      (
        await app.sql<{ key_id: string }>("select key_id from public.secrets where user_id = $1", [
          owner.id,
        ])
      )[0]?.key_id;
    const before = await keyId();
    const next = "the-next-key-of-the-tests-is-long-enough";
    expect(await port(owner.id, `${next},${KEY}`).read("api.key", signal)).toBe(VALUE);
    expect(await keyId()).not.toBe(before);
    expect(await port(owner.id, next).read("api.key", signal)).toBe(VALUE);
    await expect(port().read("api.key", signal)).rejects.toMatchObject({ code: "NOT_CONFIGURED" });
  });

  it("need ENCRYPTION_KEY", async () => {
    const env = serverEnv();
    delete env.ENCRYPTION_KEY;
    const answer = await create({ name: "later", value: VALUE });
    env.ENCRYPTION_KEY = KEY;
    expect(answer).toMatchObject({
      status: 503,
      body: { error: { code: "NOT_CONFIGURED", details: { variable: "ENCRYPTION_KEY" } } },
    });
  });

  it("leave a note of who wrote them, without the value", async () => {
    const rows = await app.sql<{ action: string; actor_id: string }>(
      "select action, actor_id, details from public.audit_log where action like 'secret.%' order by id",
    );
    expect(rows[0]).toMatchObject({
      action: "secret.insert",
      actor_id: owner.id,
      details: { name: "api.key" },
    });
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(["secret.insert", "secret.update", "secret.delete"]),
    );
    expect(JSON.stringify(rows)).not.toContain(VALUE);
    const { data } = await app.as(stranger.accessToken).from("audit_log").select("id");
    expect(data).toEqual([]);
    const own = await app.as(owner.accessToken).from("audit_log").select("id");
    expect(own.data?.length).toBe(rows.length);
  });
});
