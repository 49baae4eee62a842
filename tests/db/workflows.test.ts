import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { createBudget } from "@/lib/llm/budget.ts";
import {
  createSqlRunLog,
  createSqlStepStore,
  readStoredEvents,
} from "@/lib/workflows/sql-run-log.ts";
import type { RunEvent } from "@/lib/workflows/events.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let owner: { id: string; accessToken: string };
let stranger: { id: string; accessToken: string };
let workflowId: string;
let runId: string;

const graph = { nodes: [{ id: "a", type: "end", config: {} }], edges: [] };

beforeAll(async () => {
  stack = await startStack();
  owner = await stack.createUser("owner@example.com", "correct horse");
  stranger = await stack.createUser("stranger@example.com", "battery staple");
  const saved = await stack
    .as(owner.accessToken)
    .from("workflow_sessions")
    .insert({ name: "Mine", graph })
    .select("id");
  workflowId = saved.data?.[0]?.id ?? "";
  runId = await createRun();
  await createBudget(stack.service(), { userId: owner.id, runId, dailyUsd: 100 }).reserve(
    "openai",
    "m",
    1,
  );
  await createSqlRunLog(stack.service(), runId, 1).append({
    firstSeq: 2,
    events: [log("one")],
    steps: [{ nodeId: "a", status: "success", output: 1, size: 1, durationMs: 1 }],
    waits: [{ nodeId: "b", kind: "approval", until: null }],
  });
});
afterAll(() => stack?.stop());

const log = (message: string): RunEvent => ({
  type: "node_log",
  timestamp: 1,
  nodeId: "a",
  level: "info",
  message,
});
const finish = (status: "success" | "error"): RunEvent => ({
  type: "run_finished",
  timestamp: 2,
  status,
  durationMs: 7,
  outputs: { a: 1 },
  errors: {},
  usage: { inputTokens: 1, outputTokens: 2, usd: 0.5 },
});

async function createRun(): Promise<string> {
  const id = crypto.randomUUID();
  const { error } = await stack.service().rpc("create_run", {
    p_run: id,
    p_user: owner.id,
    p_workflow: workflowId,
    p_graph: graph,
    p_options: {},
    p_trigger: "stream",
    p_owner: "process",
    p_started: { type: "run_started", timestamp: 1, runId: id, workflowId, order: ["a"] },
  });
  expect(error).toBeNull();
  return id;
}

type Who = "anon" | "owner" | "stranger" | "service";
const clientOf = (who: Who): Db =>
  ({
    anon: () => stack.anon(),
    owner: () => stack.as(owner.accessToken),
    stranger: () => stack.as(stranger.accessToken),
    service: () => stack.service(),
  })[who]();

/** What each may do with the owner's rows: a number of rows seen, or refused. */
type Sees = number | "refused";
type Row = {
  table:
    | "workflow_sessions"
    | "workflow_versions"
    | "workflow_executions"
    | "run_events"
    | "run_steps"
    | "run_waits"
    | "llm_usage";
  reads: Record<Who, Sees>;
  writes: Record<Who, boolean>;
};

const isOwners = { anon: "refused", owner: 1, stranger: 0, service: 1 } as const;
const serviceWrites = { anon: false, owner: false, stranger: false, service: true };
const TABLES: Row[] = [
  { table: "workflow_sessions", reads: isOwners, writes: { ...serviceWrites, owner: true } },
  { table: "workflow_versions", reads: isOwners, writes: serviceWrites },
  { table: "workflow_executions", reads: isOwners, writes: serviceWrites },
  { table: "run_events", reads: { ...isOwners, owner: 2, service: 2 }, writes: serviceWrites },
  { table: "run_steps", reads: isOwners, writes: serviceWrites },
  { table: "run_waits", reads: isOwners, writes: serviceWrites },
  { table: "llm_usage", reads: isOwners, writes: serviceWrites },
];
const WHO: Who[] = ["anon", "owner", "stranger", "service"];

describe.each(TABLES)("$table", ({ table, reads, writes }) => {
  it.each(WHO)("is read by %s as the policy says", async (who) => {
    const { data, error } = await clientOf(who).from(table).select("*");
    expect(error ? "refused" : data?.length).toBe(reads[who]);
  });

  const column = {
    workflow_sessions: "name",
    workflow_versions: "name",
    workflow_executions: "trigger",
    run_events: "type",
    run_steps: "status",
    run_waits: "kind",
    llm_usage: "model",
  }[table];
  const key =
    table === "workflow_executions" || table === "workflow_sessions" || table === "llm_usage"
      ? "id"
      : table === "workflow_versions"
        ? "workflow_id"
        : "run_id";
  const count = async (changes: string) =>
    (
      await stack.sql<{ n: number }>(
        `select count(*)::int as n from public.${table} where ${column} = '${changes}'`,
      )
    )[0]?.n ?? 0;

  it.each(WHO)("is changed by %s as the policy says", async (who) => {
    const value =
      { workflow_executions: "background", run_steps: "error", run_waits: "time" }[
        table as string
      ] ?? `by-${who}`;
    const before = await count(value);
    const id =
      { workflow_sessions: workflowId, workflow_versions: workflowId }[table as string] ?? runId;
    const rows = clientOf(who)
      .from(table as "workflow_versions")
      .update({ [column]: value } as never);
    await (table === "llm_usage"
      ? rows.gt("created_at", "2000-01-01")
      : rows.eq(key as "workflow_id", id));
    expect((await count(value)) > before).toBe(writes[who]);
    if (writes[who] && table === "workflow_executions")
      await stack.sql("update public.workflow_executions set trigger = 'stream' where id = $1", [
        runId,
      ]);
  });

  it.each(["anon", "stranger"] as const)("is not emptied by %s", async (who) => {
    const before = await stack.sql(`select 1 as one from public.${table}`);
    await clientOf(who)
      .from(table as "workflow_versions")
      .delete()
      .neq(key as "workflow_id", crypto.randomUUID());
    expect(await stack.sql(`select 1 as one from public.${table}`)).toHaveLength(before.length);
  });
});

describe("a workflow", () => {
  it("cannot be made in another's name", async () => {
    const { error } = await stack
      .as(stranger.accessToken)
      .from("workflow_sessions")
      .insert({ name: "Theirs", graph, user_id: owner.id });
    expect(error?.code).toBe("42501");
  });
});

describe.each([
  "create_run",
  "claim_runs",
  "load_run",
  "answer_approval",
  "list_markets_for",
  "append_run_events",
  "reap_dead_runs",
  "request_cancel",
  "reserve_llm_usage",
  "settle_llm_usage",
])("the function %s", (name) => {
  it.each(["anon", "authenticated"])("is not for %s", async (role) => {
    const rows = await stack.sql<{ may: boolean }>(
      "select bool_or(has_function_privilege($1, oid, 'execute')) as may from pg_proc where proname = $2",
      [role, name],
    );
    expect(rows).toEqual([{ may: false }]);
  });
});

describe("append_run_events", () => {
  it("stores a repeated batch once", async () => {
    const id = await createRun();
    const writer = createSqlRunLog(stack.service(), id, 1);
    const batch = { firstSeq: 2, events: [log("one"), log("two")], steps: [] };
    await writer.append(batch);
    expect(await writer.append(batch)).toEqual({ cancelRequested: false, leaseOk: true });
    expect((await readStoredEvents(stack.service(), id, 1)).map(({ seq }) => seq)).toEqual([2, 3]);
  });

  it("ends the run with its terminal event, takes that again, and nothing after it", async () => {
    const id = await createRun();
    const writer = createSqlRunLog(stack.service(), id, 1);
    const last = { firstSeq: 2, events: [finish("success")], steps: [] };
    expect(await writer.append(last)).toMatchObject({ leaseOk: true });
    expect(await writer.append(last)).toMatchObject({ leaseOk: true });
    expect(await writer.append({ firstSeq: 3, events: [log("late")], steps: [] })).toMatchObject({
      leaseOk: false,
    });
    const rows = await stack.sql(
      "select status, duration_ms, outputs, usage, lease_owner from public.workflow_executions where id = $1",
      [id],
    );
    expect(rows).toEqual([
      {
        status: "success",
        duration_ms: 7,
        outputs: { a: 1 },
        usage: { inputTokens: 1, outputTokens: 2, usd: 0.5 },
        lease_owner: null,
      },
    ]);
    expect(await readStoredEvents(stack.service(), id, 1)).toHaveLength(1);
  });

  it("refuses a holder of an older lease", async () => {
    const id = await createRun();
    await stack.sql("update public.workflow_executions set lease_token = 2 where id = $1", [id]);
    const late = await createSqlRunLog(stack.service(), id, 1).append({
      firstSeq: 2,
      events: [log("late")],
      steps: [],
    });
    expect(late.leaseOk).toBe(false);
    expect(await readStoredEvents(stack.service(), id, 1)).toEqual([]);
  });

  it("renews a lease that grows old, and leaves a fresh one", async () => {
    const id = await createRun();
    const writer = createSqlRunLog(stack.service(), id, 1);
    const leaseOf = async () =>
      (
        await stack.sql<{ left: number }>(
          "select extract(epoch from lease_expires_at - clock_timestamp())::float8 as left from public.workflow_executions where id = $1",
          [id],
        )
      )[0]?.left ?? 0;
    await stack.sql(
      "update public.workflow_executions set lease_expires_at = clock_timestamp() + interval '4 s' where id = $1",
      [id],
    );
    await writer.append({ firstSeq: 2, events: [], steps: [] });
    expect(await leaseOf()).toBeGreaterThan(10);
  });

  it("says that a cancel was asked", async () => {
    const id = await createRun();
    await stack.service().rpc("request_cancel", { p_run: id, p_user: stranger.id });
    const writer = createSqlRunLog(stack.service(), id, 1);
    expect((await writer.append({ firstSeq: 2, events: [], steps: [] })).cancelRequested).toBe(
      false,
    );
    await stack.service().rpc("request_cancel", { p_run: id, p_user: owner.id });
    expect((await writer.append({ firstSeq: 2, events: [], steps: [] })).cancelRequested).toBe(
      true,
    );
  });

  it("stores the largest output that a node may have", async () => {
    const id = await createRun();
    const output = ["é".repeat(5 * 1024 * 1024 - 10)];
    const step = {
      nodeId: "a",
      status: "success" as const,
      output,
      size: 10_485_760,
      durationMs: 1,
    };
    const writer = createSqlRunLog(stack.service(), id, 1);
    expect(await writer.append({ firstSeq: 2, events: [], steps: [step] })).toMatchObject({
      leaseOk: true,
    });
    expect((await createSqlStepStore(stack.service()).load(id)).steps[0]?.output).toEqual(output);
  });

  it("stores text that Postgres cannot hold as it can", async () => {
    const id = await createRun();
    await createSqlRunLog(stack.service(), id, 1).append({
      firstSeq: 2,
      events: [log("nul \0 half \ud83d whole 😀 back \\u0000")],
      steps: [],
    });
    expect(await readStoredEvents(stack.service(), id, 1)).toEqual([
      { seq: 2, event: log("nul \ufffd half \ufffd whole 😀 back \\u0000") },
    ]);
  });
});

describe("finished steps", () => {
  it("are what a run can be taken up from", async () => {
    const id = await createRun();
    const steps = [
      {
        nodeId: "__proto__",
        status: "success" as const,
        output: { rows: [1, null] },
        size: 9,
        branch: "true",
        durationMs: 3,
      },
      {
        nodeId: "b",
        status: "error" as const,
        size: 0,
        error: { code: "TIMEOUT" as const, message: "late" },
        durationMs: 4,
      },
    ];
    await createSqlRunLog(stack.service(), id, 1).append({ firstSeq: 2, events: [], steps });
    expect(await createSqlStepStore(stack.service()).load(id)).toEqual({
      steps: [steps[0], { ...steps[1], output: null }],
      waits: [],
      skipped: [],
    });
  });
});

describe("reap_dead_runs", () => {
  it("ends runs that three processes died with once, keeps what they put out, and leaves the living alone", async () => {
    const dead = await createRun();
    const living = await createRun();
    await stack.sql(
      "update public.workflow_executions set lease_expires_at = now() + interval '1 h' where id = $1",
      [living],
    );
    const events: RunEvent[] = [
      { type: "node_status", timestamp: 1, nodeId: "done", status: "running" },
      { type: "node_status", timestamp: 1, nodeId: "done", status: "success" },
      { type: "node_status", timestamp: 1, nodeId: "cut", status: "running" },
    ];
    const steps = [
      { nodeId: "done", status: "success" as const, output: 5, size: 1, durationMs: 1 },
    ];
    await createSqlRunLog(stack.service(), dead, 1).append({ firstSeq: 2, events, steps });
    await stack.sql(
      "update public.workflow_executions set lease_expires_at = clock_timestamp() - interval '1 s', takeovers = 3 where id = $1",
      [dead],
    );
    const reaped = await Promise.all([
      stack.service().rpc("reap_dead_runs", { p_run: dead }),
      stack.service().rpc("reap_dead_runs", { p_run: dead }),
    ]);
    expect(reaped.map(({ data }) => data ?? 0).reduce((sum, count) => sum + count, 0)).toBe(1);
    await stack.service().rpc("reap_dead_runs", { p_run: living });
    const rows = await stack.sql(
      "select id, status, lease_token::int as token from public.workflow_executions where id in ($1, $2) order by status",
      [dead, living],
    );
    expect(rows).toEqual([
      { id: dead, status: "error", token: 2 },
      { id: living, status: "running", token: 1 },
    ]);
    const told = (await readStoredEvents(stack.service(), dead, 4)).map(({ seq, event }) => [
      seq,
      event.type,
    ]);
    expect(told).toEqual([
      [5, "node_status"],
      [6, "run_finished"],
    ]);
    expect(await createSqlStepStore(stack.service()).load(dead)).toMatchObject({
      steps: [{ nodeId: "done", output: 5 }],
    });
  });
});

describe("the budget of a day", () => {
  it("is not overspent by calls at the same time", async () => {
    const budget = createBudget(stack.service(), { userId: stranger.id, runId: null, dailyUsd: 1 });
    const held = await Promise.all(
      Array.from({ length: 10 }, () => budget.reserve("openai", "m", 0.3)),
    );
    expect(held.filter((id) => id !== null)).toHaveLength(3);
    await budget.settle(held.find((id) => id !== null) ?? "", {
      inputTokens: 1,
      outputTokens: 1,
      usd: 0.05,
    });
    expect(await budget.reserve("openai", "m", 0.3)).not.toBeNull();
    expect(await budget.reserve("openai", "m", 0.3)).toBeNull();
  });

  it("keeps what was set aside for a model without a price", async () => {
    const budget = createBudget(stack.service(), { userId: owner.id, runId, dailyUsd: 3 });
    const id = await budget.reserve("openai", "odd", 1.5);
    await budget.settle(id ?? "", { inputTokens: 1, outputTokens: 1, usd: null });
    expect(await budget.reserve("openai", "odd", 1)).toBeNull();
  });
});
