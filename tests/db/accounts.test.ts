import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { startStack, type TestStack } from "../support/stack.ts";

type Who = "anon" | "owner" | "stranger" | "admin" | "service";
type Account = { id: string; accessToken: string };

let stack: TestStack;
let owner: Account;
let stranger: Account;
let admin: Account;

beforeAll(async () => {
  stack = await startStack();
  owner = await stack.createUser("owner@example.com", "correct horse");
  stranger = await stack.createUser("stranger@example.com", "battery staple");
  admin = await stack.createUser("admin@example.com", "staple battery");
});
afterAll(() => stack?.stop());

beforeEach(async () => {
  await stack.sql("delete from public.user_roles");
  await stack.sql("delete from public.audit_log");
  await stack.sql("delete from public.mail_outbox");
  await stack.sql("insert into public.user_roles (user_id, role) values ($1, 'admin')", [admin.id]);
  await stack.sql("insert into public.audit_log (actor_id, action) values ($1, 'test')", [
    owner.id,
  ]);
  await stack.sql(
    "insert into public.mail_outbox (recipient, subject, body) values ('a@example.com', 's', 'b')",
  );
  await stack.sql("update public.users set display_name = null");
  await stack.sql("update public.user_settings set settings = '{}'");
});

const client = (who: Who): Db =>
  ({
    anon: () => stack.anon(),
    owner: () => stack.as(owner.accessToken),
    stranger: () => stack.as(stranger.accessToken),
    admin: () => stack.as(admin.accessToken),
    service: () => stack.service(),
  })[who]();

/** The number of rows that an attempt touched, or the database's refusal. */
type Outcome = number | "denied";
type Attempt = (db: Db) => PromiseLike<{ data: unknown; error: { code?: string } | null }>;

async function outcome(attempt: Attempt, who: Who): Promise<Outcome> {
  const { data, error } = await attempt(client(who));
  if (error?.code === "42501") return "denied";
  if (error) throw new Error(JSON.stringify(error));
  return (data as unknown[]).length;
}

const WHO: Who[] = ["anon", "owner", "stranger", "admin", "service"];

/** What each may do to the owner's rows. */
const MATRIX: { name: string; attempt: Attempt; want: Record<Who, Outcome> }[] = [
  {
    name: "read the owner's profile",
    attempt: (db) => db.from("users").select("id").eq("id", owner.id),
    want: { anon: "denied", owner: 1, stranger: 0, admin: 1, service: 1 },
  },
  {
    name: "rename the owner",
    attempt: (db) => db.from("users").update({ display_name: "x" }).eq("id", owner.id).select("id"),
    want: { anon: "denied", owner: 1, stranger: 0, admin: 0, service: 1 },
  },
  {
    name: "change the owner's address in the profile",
    attempt: (db) => db.from("users").update({ email: "x@x.x" }).eq("id", owner.id).select("id"),
    want: { anon: "denied", owner: "denied", stranger: "denied", admin: "denied", service: 1 },
  },
  {
    name: "delete a profile that is not there",
    attempt: (db) => db.from("users").delete().eq("id", crypto.randomUUID()).select("id"),
    want: { anon: "denied", owner: "denied", stranger: "denied", admin: "denied", service: 0 },
  },
  {
    name: "read the owner's settings",
    attempt: (db) => db.from("user_settings").select("user_id").eq("user_id", owner.id),
    want: { anon: "denied", owner: 1, stranger: 0, admin: 0, service: 1 },
  },
  {
    name: "write the owner's settings",
    attempt: (db) =>
      db
        .from("user_settings")
        .update({ settings: { theme: "dark" } })
        .eq("user_id", owner.id)
        .select("user_id"),
    want: { anon: "denied", owner: 1, stranger: 0, admin: 0, service: 1 },
  },
  {
    name: "give the owner's settings to another",
    attempt: (db) =>
      db
        .from("user_settings")
        .update({ user_id: admin.id })
        .eq("user_id", owner.id)
        .eq("updated_at", "1970-01-01")
        .select("user_id"),
    want: { anon: "denied", owner: "denied", stranger: "denied", admin: "denied", service: 0 },
  },
  {
    name: "read the administrator's role",
    attempt: (db) => db.from("user_roles").select("role").eq("user_id", admin.id),
    want: { anon: "denied", owner: 0, stranger: 0, admin: 1, service: 1 },
  },
  {
    name: "make the owner an administrator",
    attempt: (db) =>
      db.from("user_roles").insert({ user_id: owner.id, role: "admin" }).select("role"),
    want: { anon: "denied", owner: "denied", stranger: "denied", admin: "denied", service: 1 },
  },
  {
    name: "take the administrator's role",
    attempt: (db) => db.from("user_roles").delete().eq("user_id", admin.id).select("role"),
    want: { anon: "denied", owner: "denied", stranger: "denied", admin: "denied", service: 1 },
  },
  {
    name: "read the audit log",
    attempt: (db) => db.from("audit_log").select("id"),
    want: { anon: "denied", owner: 1, stranger: 0, admin: 1, service: 1 },
  },
  {
    name: "add to the audit log",
    attempt: (db) => db.from("audit_log").insert({ action: "x" }).select("id"),
    want: { anon: "denied", owner: "denied", stranger: "denied", admin: "denied", service: 1 },
  },
  {
    name: "rewrite the audit log",
    attempt: (db) => db.from("audit_log").update({ action: "y" }).gt("id", 0).select("id"),
    want: {
      anon: "denied",
      owner: "denied",
      stranger: "denied",
      admin: "denied",
      service: "denied",
    },
  },
  {
    name: "read the outbox",
    attempt: (db) => db.from("mail_outbox").select("id"),
    want: { anon: "denied", owner: 0, stranger: 0, admin: 1, service: 1 },
  },
  {
    name: "put a mail into the outbox",
    attempt: (db) =>
      db.from("mail_outbox").insert({ recipient: "a", subject: "b", body: "c" }).select("id"),
    want: { anon: "denied", owner: "denied", stranger: "denied", admin: "denied", service: 1 },
  },
];

describe.each(MATRIX)("$name", ({ attempt, want }) => {
  it.each(WHO.map((who) => ({ who, expected: want[who] })))(
    "$who: $expected",
    async ({ who, expected }) => {
      expect(await outcome(attempt, who)).toBe(expected);
    },
  );
});

describe("an account", () => {
  it("brings its profile and empty settings, and takes them along", async () => {
    const { id } = await stack.createUser("passing@example.com", "correct horse");
    const read = () =>
      stack.sql(
        "select email, settings from public.users u join public.user_settings s on s.user_id = u.id where u.id = $1",
        [id],
      );
    expect(await read()).toEqual([{ email: "passing@example.com", settings: {} }]);
    await stack.sql("update auth.users set email = 'new@example.com' where id = $1", [id]);
    expect(await read()).toEqual([{ email: "new@example.com", settings: {} }]);
    await stack.sql("delete from auth.users where id = $1", [id]);
    expect(await read()).toEqual([]);
  });

  it("gets no role from what it says about itself at sign-up", async () => {
    const db = stack.anon();
    const { data } = await db.auth.signUp({
      email: "forger@example.com",
      password: "correct horse",
      options: { data: { role: "admin", roles: ["admin"] } },
    });
    const token = data.session?.access_token ?? "";
    expect((await stack.as(token).from("audit_log").select("id")).data).toEqual([]);
    expect((await stack.as(token).from("user_roles").select("role")).data).toEqual([]);
  });

  it.each([
    ["an array", []],
    ["a text", "dark"],
    ["nothing", null],
    ["more than 64 KiB", { text: "x".repeat(70_000) }],
  ])("keeps no settings that are %s", async (_name, settings) => {
    const write = stack.sql("update public.user_settings set settings = $1 where user_id = $2", [
      JSON.stringify(settings),
      owner.id,
    ]);
    await expect(write).rejects.toThrow("user_settings_settings_check");
  });
});

describe("the API", () => {
  it.each([
    ["no key", {}],
    ["an unknown key", { apikey: "sb_secret_0000000000000000000000_00000000" }],
    ["a key in the wrong place", { authorization: "Bearer sb_secret_0000000000000000000000" }],
  ])("refuses a request with %s", async (_name, headers) => {
    const response = await fetch(`${stack.url}/rest/v1/users`, { headers });
    expect(response.status).toBe(401);
  });

  it.each(["/_system/info", "/_system", "/", "/storage/v1/bucket", "/rest/v1/../../_system/info"])(
    "tells nothing at %s",
    async (path) => {
      const response = await fetch(`${stack.url}${path}`, {
        headers: { apikey: stack.secretKey },
      });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toMatch(/secret|sb_|jwt/);
    },
  );

  it.each(["private", "auth", "extensions", "supabase_migrations"])(
    "exposes nothing of schema %s",
    async (schema) => {
      const response = await fetch(`${stack.url}/rest/v1/users`, {
        headers: { apikey: stack.secretKey, "accept-profile": schema },
      });
      expect(response.status).toBe(406);
    },
  );
});
