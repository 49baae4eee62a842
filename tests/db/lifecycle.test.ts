import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let owner: { id: string; accessToken: string };
let stranger: { id: string; accessToken: string };
let workflowId: string;

const sealed = { ciphertext: "A".repeat(40), nonce: "B".repeat(16), key_id: "k" };

beforeAll(async () => {
  stack = await startStack();
  owner = await stack.createUser("owner@example.com", "correct horse");
  stranger = await stack.createUser("stranger@example.com", "battery staple");
  const made = await stack
    .as(owner.accessToken)
    .from("workflow_sessions")
    .insert({ name: "Mine", graph: { nodes: [], edges: [] } })
    .select("id");
  workflowId = made.data?.[0]?.id ?? "";
  await stack
    .service()
    .from("workflow_schedules")
    .insert({ user_id: owner.id, ...schedule() });
  await stack
    .service()
    .from("secrets")
    .insert({ user_id: owner.id, name: "mine", ...sealed });
  await stack
    .service()
    .from("workflow_shares")
    .insert({ user_id: owner.id, ...share() });
});
afterAll(() => stack?.stop());

const schedule = () => ({
  workflow_id: workflowId,
  cron: "0 0 * * *",
  time_zone: "UTC",
  next_slot_at: "2030-01-01T00:00:00Z",
  next_run_at: "2030-01-01T00:00:00Z",
});

const share = () => ({
  workflow_id: workflowId,
  token_hash: `sha256-${"0".repeat(64)}`,
  name: "Mine",
  graph: { nodes: [], edges: [] },
  version: 1,
});

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
  {
    what: "reading a schedule",
    attempt: (db) => db.from("workflow_schedules").select("*"),
    want: owners,
  },
  {
    what: "changing a schedule",
    attempt: (db) =>
      db.from("workflow_schedules").update({ jitter_s: 1 }).eq("workflow_id", workflowId).select(),
    want: owners,
  },
  {
    what: "writing down a run of a schedule",
    attempt: (db) =>
      db
        .from("workflow_schedules")
        .update({ last_run_at: "2026-01-01T00:00:00Z" })
        .eq("workflow_id", workflowId)
        .select(),
    want: services,
  },
  {
    what: "setting the schedule of a workflow",
    attempt: (db) =>
      db.from("workflow_schedules").upsert(schedule(), { onConflict: "workflow_id" }).select(),
    want: { anon: "refused", owner: 1, stranger: "refused", service: "refused" },
  },
  {
    what: "naming a version",
    attempt: (db) =>
      db.from("workflow_versions").update({ label: "L" }).eq("workflow_id", workflowId).select(),
    want: owners,
  },
  {
    what: "rewriting a version",
    attempt: (db) =>
      db
        .from("workflow_versions")
        .update({ graph: { nodes: [] } })
        .eq("version", 1)
        .select(),
    want: services,
  },
  {
    what: "reading that a link is there",
    attempt: (db) => db.from("workflow_shares").select("workflow_id, version, expires_at"),
    want: owners,
  },
  {
    what: "sharing the workflow",
    attempt: (db) =>
      db
        .from("workflow_shares")
        .upsert(share(), { onConflict: "workflow_id" })
        .select("workflow_id"),
    want: { anon: "refused", owner: 1, stranger: "refused", service: "refused" },
  },
  {
    what: "giving a link away",
    attempt: (db) =>
      db
        .from("workflow_shares")
        .update({ user_id: owner.id })
        .eq("workflow_id", workflowId)
        .select("workflow_id"),
    want: services,
  },
  {
    what: "publishing past the assertions",
    attempt: (db) =>
      db
        .from("workflow_sessions")
        .update({ status: "published", published_version: 1 })
        .eq("id", workflowId)
        .select(),
    want: services,
  },
];

describe.each(ATTEMPTS)("$what", ({ attempt, want }) => {
  it.each(WHO)("by %s ends as the policy says", async (who) => {
    const { data, error } = await attempt(clientOf(who));
    expect(error ? "refused" : data?.length).toBe(want[who]);
    await stack.sql("delete from public.secrets where name <> 'mine'");
    await stack.sql(
      "update public.workflow_sessions set status = 'draft', published_version = null",
    );
  });
});

describe.each([
  "publish_workflow",
  "unpublish_workflow",
  "claim_due_schedules",
  "finish_schedule_slot",
])("the function %s", (name) => {
  it.each(["anon", "authenticated"])("is not for %s", async (role) => {
    const rows = await stack.sql<{ may: boolean }>(
      "select bool_or(has_function_privilege($1, oid, 'execute')) as may from pg_proc where proname = $2",
      [role, name],
    );
    expect(rows).toEqual([{ may: false }]);
  });
});

describe("the history of a workflow", () => {
  it("is thinned: the newest, the named and the published stay, else one an hour, then one a day", async () => {
    const [made] = await stack.sql<{ id: string }>(
      `insert into public.workflow_sessions (user_id, name, graph) values ($1, 'Long', '{"nodes": []}') returning id`,
      [owner.id],
    );
    const id = made?.id ?? "";
    // Two saves an hour over the last 200 hours and one 100 days ago; the 40th is named.
    await stack.sql("delete from public.workflow_versions where workflow_id = $1", [id]);
    await stack.sql(
      `insert into public.workflow_versions (workflow_id, version, name, graph, created_at, label)
       select $1::uuid, n, 'Long', '{"nodes": []}',
         case n when 1 then now() - interval '100 days'
           else date_trunc('hour', now()) - make_interval(mins => 30 * (400 - n)) end,
         case n when 40 then 'Kept' end
       from generate_series(1, 399) as n`,
      [id],
    );
    await stack.sql("alter table public.workflow_sessions disable trigger count_workflow_version");
    await stack.sql(
      `update public.workflow_sessions set version = 400, graph = '{"nodes": [], "edges": []}' where id = $1`,
      [id],
    );
    await stack.sql("alter table public.workflow_sessions enable trigger count_workflow_version");
    const kept = await stack.sql<{ version: number }>(
      "select version from public.workflow_versions where workflow_id = $1 order by version",
      [id],
    );
    const versions = kept.map(({ version }) => version);
    expect(versions).not.toContain(1);
    expect(versions).toContain(40);
    expect(versions.slice(-30)).toEqual(Array.from({ length: 30 }, (_, index) => 371 + index));
    expect(versions.length).toBeGreaterThan(170);
    expect(versions.length).toBeLessThan(210);
  });
});

it("a stranger deletes no secret, its owner does", async () => {
  const remove = (who: Who) =>
    clientOf(who).from("secrets").delete().eq("name", "mine").select("id");
  expect((await remove("stranger")).data).toEqual([]);
  expect((await remove("owner")).data).toHaveLength(1);
});
