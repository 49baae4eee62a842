import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let ownerId: string;
let clients: Record<"anon" | "owner" | "stranger" | "service", Db>;

const WALLET = `0x${"a".repeat(40)}`;
const HASH = "0".repeat(64);

beforeAll(async () => {
  stack = await startStack();
  const owner = await stack.createUser("owner@example.com", "correct horse");
  const stranger = await stack.createUser("stranger@example.com", "correct horse");
  ownerId = owner.id;
  clients = {
    anon: stack.anon(),
    owner: stack.as(owner.accessToken),
    stranger: stack.as(stranger.accessToken),
    service: stack.service(),
  };
  for (const statement of [
    `insert into public.watchlist_items (user_id, origin, kind, target_id) values ('${ownerId}', 'demo', 'wallet', '${WALLET}')`,
    `insert into public.saved_screens (user_id, name) values ('${ownerId}', 'first')`,
    `insert into public.wallet_notes (user_id, address, label) values ('${ownerId}', '${WALLET}', 'Otter')`,
    `insert into public.api_keys (user_id, name, prefix, hash, scopes) values ('${ownerId}', 'k', 'casc_00000000', '${HASH}', '{read}')`,
  ])
    await stack.sql(statement);
});
afterAll(() => stack?.stop());

type Who = keyof typeof clients;
const WHO = ["anon", "owner", "stranger", "service"] as const;
type Attempt = (db: Db) => PromiseLike<{ data: unknown[] | null; error: unknown }>;

/** Rows that came back, or that the right is missing. */
async function outcome(attempt: Attempt, who: Who): Promise<number | "denied"> {
  const { data, error } = await attempt(clients[who]);
  return error ? "denied" : (data?.length ?? 0);
}

const seen = { anon: "denied", owner: 1, stranger: 0, service: 1 } as const;
/** Of a column that its owner may not reach either. */
const closed = { anon: "denied", owner: "denied", stranger: "denied", service: 1 } as const;
const changed = { anon: "denied", owner: 1, stranger: 0, service: 1 } as const;
/** A row in the owner's name; everybody else is refused. */
const forged = { anon: "denied", stranger: "denied" } as const;

const MATRIX: { name: string; attempt: Attempt; want: Partial<Record<Who, number | "denied">> }[] =
  [
    {
      name: "read the watchlist",
      attempt: (db) => db.from("watchlist_items").select("id"),
      want: seen,
    },
    {
      name: "note on the watchlist",
      attempt: (db) =>
        db.from("watchlist_items").update({ note: "n" }).eq("kind", "wallet").select("id"),
      want: changed,
    },
    {
      name: "turn a row of the watchlist into another",
      attempt: (db) =>
        db.from("watchlist_items").update({ target_id: "x" }).eq("kind", "ghost").select("id"),
      want: { anon: "denied", owner: "denied", stranger: "denied", service: 0 },
    },
    {
      name: "watch in the owner's name",
      attempt: (db) =>
        db
          .from("watchlist_items")
          .insert({ user_id: ownerId, origin: "demo", target_id: "forged" })
          .select("id"),
      want: forged,
    },
    { name: "read screens", attempt: (db) => db.from("saved_screens").select("id"), want: seen },
    {
      name: "rename a screen",
      attempt: (db) => db.from("saved_screens").update({ name: "x" }).neq("name", "").select("id"),
      want: changed,
    },
    {
      name: "give a screen away",
      attempt: (db) =>
        db.from("saved_screens").update({ user_id: ownerId }).eq("name", "ghost").select("id"),
      want: { anon: "denied", owner: "denied", stranger: "denied", service: 0 },
    },
    {
      name: "save a screen in the owner's name",
      attempt: (db) =>
        db.from("saved_screens").insert({ user_id: ownerId, name: "forged" }).select("id"),
      want: forged,
    },
    { name: "read notes", attempt: (db) => db.from("wallet_notes").select("label"), want: seen },
    {
      name: "rewrite a note",
      attempt: (db) =>
        db.from("wallet_notes").update({ label: "x" }).neq("label", "").select("label"),
      want: changed,
    },
    {
      name: "note in the owner's name",
      attempt: (db) =>
        db
          .from("wallet_notes")
          .insert({ user_id: ownerId, address: `0x${"b".repeat(40)}`, label: "forged" })
          .select("label"),
      want: forged,
    },
    { name: "read keys", attempt: (db) => db.from("api_keys").select("id, prefix"), want: seen },
    { name: "read hashes", attempt: (db) => db.from("api_keys").select("hash"), want: closed },
    {
      name: "change a key's hash",
      attempt: (db) => db.from("api_keys").update({ hash: HASH }).eq("name", "ghost").select("id"),
      want: { anon: "denied", owner: "denied", stranger: "denied", service: 0 },
    },
    {
      name: "widen a key",
      attempt: (db) =>
        db
          .from("api_keys")
          .update({ scopes: ["read"] })
          .neq("name", "")
          .select("id"),
      want: changed,
    },
    {
      name: "make a key in the owner's name",
      attempt: (db) =>
        db
          .from("api_keys")
          .insert({
            user_id: ownerId,
            name: "forged",
            prefix: "casc_11111111",
            hash: "1".repeat(64),
            scopes: ["read"],
          })
          .select("id"),
      want: forged,
    },
    {
      name: "ask whose key it is",
      attempt: async (db) => {
        const { data, error } = await db.rpc("use_api_key", { p_hash: HASH });
        return { data: data === null ? [] : [data], error };
      },
      want: closed,
    },
    {
      name: "search one's own",
      attempt: async (db) => {
        const { data, error } = await db.rpc("search_mine", { p_q: "x" });
        return { data: data === null ? [] : [data], error };
      },
      want: { anon: "denied", owner: 1, stranger: 1 },
    },
  ];

describe.each(MATRIX)("$name", ({ attempt, want }) => {
  it.each(WHO.flatMap((who) => (want[who] === undefined ? [] : [{ who, expected: want[who] }])))(
    "$who: $expected",
    async ({ who, expected }) => {
      expect(await outcome(attempt, who)).toBe(expected);
    },
  );
});

describe("a user", () => {
  it("keeps at most so many rows of a table", async () => {
    const insert = (name: string) => clients.stranger.from("saved_screens").insert({ name });
    await stack.sql(
      `insert into public.saved_screens (user_id, name)
       select id, 'screen ' || n from auth.users, generate_series(1, 199) as n where email = 'stranger@example.com'`,
    );
    expect((await insert("the last")).error).toBeNull();
    expect((await insert("too many")).error?.code).toBe("PT409");
  });

  it("has one default screen", async () => {
    const { owner } = clients;
    await owner.from("saved_screens").update({ is_default: true }).neq("name", "");
    await owner.from("saved_screens").insert({ name: "second", is_default: true });
    const { data } = await owner.from("saved_screens").select("name").eq("is_default", true);
    expect(data).toEqual([{ name: "second" }]);
  });

  it("takes no revocation back", async () => {
    const revoke = (at: string | null) =>
      clients.owner
        .from("api_keys")
        .update({ revoked_at: at })
        .neq("name", "")
        .select("revoked_at");
    const [first] = (await revoke("2026-01-01T00:00:00Z")).data ?? [];
    expect((await revoke(null)).data).toEqual([first]);
    const used = await clients.service.rpc("use_api_key", { p_hash: HASH });
    expect(used.data).toBeNull();
  });

  it("merges settings in two windows at once", async () => {
    const merge = (patch: object) =>
      clients.owner.rpc("merge_settings", { p_patch: JSON.stringify(patch) });
    await Promise.all([merge({ theme: "light" }), merge({ density: "comfortable" })]);
    expect((await merge({})).data).toEqual({ theme: "light", density: "comfortable" });
    expect((await clients.anon.rpc("merge_settings", { p_patch: "{}" })).error).not.toBeNull();
  });

  it("takes everything along when the account ends", async () => {
    await stack.sql("delete from auth.users where id = $1", [ownerId]);
    const left = await stack.sql(
      `select user_id from public.watchlist_items where user_id = $1
       union all select user_id from public.saved_screens where user_id = $1
       union all select user_id from public.wallet_notes where user_id = $1
       union all select user_id from public.api_keys where user_id = $1`,
      [ownerId],
    );
    expect(left).toEqual([]);
  });
});
