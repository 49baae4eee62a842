import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let owner: { id: string; accessToken: string };
let stranger: { id: string; accessToken: string };

const sealed = { ciphertext: "A".repeat(40), nonce: "B".repeat(16), key_id: "k" };

beforeAll(async () => {
  stack = await startStack();
  owner = await stack.createUser("owner@example.com", "correct horse");
  stranger = await stack.createUser("stranger@example.com", "battery staple");
  await stack
    .service()
    .from("secrets")
    .insert({ user_id: owner.id, name: "mine", ...sealed });
});
afterAll(() => stack?.stop());

const WHO = ["anon", "owner", "stranger", "service"] as const;
type Who = (typeof WHO)[number];
type Want = Record<Who, number | "refused">;

const clientOf = (who: Who): Db => {
  if (who === "anon") return stack.anon();
  if (who === "service") return stack.service();
  return stack.as((who === "owner" ? owner : stranger).accessToken);
};
type Answer = { data: unknown[] | null; error: unknown };
type Attempt = { what: string; attempt(db: Db): PromiseLike<Answer>; want: Want };

const owners: Want = { anon: "refused", owner: 1, stranger: 0, service: 1 };
const services: Want = { anon: "refused", owner: "refused", stranger: "refused", service: 1 };

const ATTEMPTS: Attempt[] = [
  {
    what: "reading a secret's name",
    attempt: (db) => db.from("secrets").select("name"),
    want: owners,
  },
  {
    what: "reading a ciphertext",
    attempt: (db) => db.from("secrets").select("ciphertext"),
    want: services,
  },
  {
    what: "changing a secret",
    attempt: (db) =>
      db
        .from("secrets")
        .update({ ciphertext: "C".repeat(40) })
        .eq("name", "mine")
        .select("id"),
    want: owners,
  },
  {
    what: "giving a secret away",
    attempt: (db) =>
      db.from("secrets").update({ user_id: owner.id }).eq("name", "mine").select("id"),
    want: services,
  },
  {
    what: "making a secret in another's name",
    attempt: (db) =>
      db
        .from("secrets")
        .insert({ user_id: owner.id, name: `x${crypto.randomUUID()}`, ...sealed })
        .select("id"),
    want: services,
  },
];

describe.each(ATTEMPTS)("$what", ({ attempt, want }) => {
  it.each(WHO)("by %s ends as the policy says", async (who) => {
    const { data, error } = await attempt(clientOf(who));
    expect(error ? "refused" : data?.length).toBe(want[who]);
    await stack.sql("delete from public.secrets where name <> 'mine'");
  });
});

it("a stranger deletes no secret, its owner does", async () => {
  const remove = (who: Who) =>
    clientOf(who).from("secrets").delete().eq("name", "mine").select("id");
  expect((await remove("stranger")).data).toEqual([]);
  expect((await remove("owner")).data).toHaveLength(1);
});
