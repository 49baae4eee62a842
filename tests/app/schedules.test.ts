import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as cronRoute from "@/app/api/cron/run-schedules/route.ts";
import * as previewRoute from "@/app/api/schedules/preview/route.ts";
import * as scheduleRoute from "@/app/api/workflows/[id]/schedule/route.ts";
import * as workflowRoute from "@/app/api/workflows/[id]/route.ts";
import * as workflowsRoute from "@/app/api/workflows/route.ts";
import { callRoute, startApp } from "../support/app.ts";

vi.setConfig({ testTimeout: 60_000 });

let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
let strangerToken: string;
let id: string;

const works = {
  nodes: [
    { id: "a", type: "start", config: {} },
    { id: "b", type: "end", config: {} },
  ],
  edges: [{ id: "e", source: "a", target: "b" }],
};
const broken = { nodes: [{ id: "a", type: "no-such-type", config: {} }], edges: [] };

beforeAll(async () => {
  app = await startApp();
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  ({ accessToken: strangerToken } = await app.createUser("other@example.com", "correct horse"));
}, 120_000);
afterAll(() => app?.stop());
beforeEach(async () => {
  await app.sql("delete from public.workflow_sessions");
  await app.sql("delete from public.workflow_executions");
  id = await createWorkflow(works);
});

const read = async (response: Response) => ({
  status: response.status,
  body: await response.json(),
});

async function createWorkflow(graph: unknown): Promise<string> {
  const body = { name: "Nightly", graph };
  const made = await callRoute(workflowsRoute, "POST /api/workflows", { accessToken, body });
  return (await made.json()).data.id;
}
const call = async (method: string, body?: unknown, token = accessToken, workflow = id) =>
  read(
    await callRoute(scheduleRoute, `${method} /api/workflows/${workflow}/schedule`, {
      accessToken: token,
      params: { id: workflow },
      ...(body !== undefined && { body }),
    }),
  );
const fire = async () => {
  const headers = { authorization: "Bearer cron-secret-of-the-tests" };
  const { status, body } = await read(
    await callRoute(cronRoute, "GET /api/cron/run-schedules", { headers }),
  );
  expect(status).toBe(200);
  return body.data as Record<"started" | "skipped" | "waiting" | "failed", number>;
};
const NONE = { started: 0, skipped: 0, waiting: 0, failed: 0 };
/** Puts the next slot into the past, as if that much time had gone by. */
const passTime = (minutes: number) =>
  app.sql(
    `update public.workflow_schedules set claimed_until = null,
       next_slot_at = date_trunc('minute', now()) - make_interval(mins => $1),
       next_run_at = date_trunc('minute', now()) - make_interval(mins => $1)`,
    [minutes],
  );
const runs = () =>
  app.sql<{ id: string; status: string; trigger: string; workflow_id: string }>(
    "select id, status, trigger, workflow_id from public.workflow_executions order by created_at",
  );
const ended = () =>
  expect
    .poll(async () => (await runs()).every(({ status }) => /success|error/.test(status)))
    .toBe(true);

describe("a schedule", () => {
  it("is set, shown with its next five times, set anew and removed", async () => {
    expect(await call("GET")).toMatchObject({ status: 200, body: { data: null } });
    const made = await call("PUT", { cron: "30 2 * * *", timeZone: "Europe/Berlin" });
    expect(made).toMatchObject({
      status: 200,
      body: {
        data: {
          workflowId: id,
          cron: "30 2 * * *",
          timeZone: "Europe/Berlin",
          overlap: "skip",
          jitterSeconds: 0,
          maxFailures: 5,
          status: "active",
          failures: 0,
          lastRun: null,
        },
      },
    });
    const { nextRuns, nextRunAt } = made.body.data;
    expect(nextRuns).toHaveLength(5);
    expect(nextRunAt).toBe(nextRuns[0]);
    expect((await call("GET")).body.data).toEqual(made.body.data);
    const paused = await call("PUT", { cron: "0 * * * *", status: "paused", jitterSeconds: 60 });
    expect(paused.body.data).toMatchObject({
      status: "paused",
      timeZone: "UTC",
      pauseReason: "Paused by its owner",
      nextRunAt: null,
    });
    expect((await call("DELETE")).body.data).toEqual({ deleted: true });
    expect((await call("DELETE")).status).toBe(404);
    const audit = await app.sql<{ action: string }>(
      "select action from public.audit_log where subject = $1 order by id",
      [id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      "schedule.insert",
      "schedule.update",
      "schedule.delete",
    ]);
  });

  it("is shown before it is set, at the same times, and a wrong one is named", async () => {
    const preview = async (query: string) =>
      read(
        await callRoute(previewRoute, `GET /api/schedules/preview?${query.replaceAll(" ", "+")}`, {
          accessToken,
        }),
      );
    const { data } = (await call("PUT", { cron: "30 2 * * *", timeZone: "Europe/Berlin" })).body;
    const shown = await preview("cron=30 2 * * *&timeZone=Europe/Berlin");
    expect(shown.body.data).toEqual({ nextRuns: data.nextRuns });
    expect(await preview("cron=61 * * * *")).toMatchObject({
      status: 400,
      body: { error: { details: { cron: [expect.stringContaining("minute")] } } },
    });
  });

  it.each([
    [{ cron: "61 * * * *" }, "cron", "minute"],
    [{ cron: "* * * * * *" }, "cron", "at least a minute"],
    [{ cron: "0 0 30 2 *" }, "cron", "no time"],
    [{ cron: "0 0 * * *", timeZone: "Nowhere/City" }, "timeZone", "time zone"],
    [{ cron: "0 0 * * *", overlap: "all" }, "overlap", "skip"],
    [{ cron: "0 0 * * *", jitterSeconds: 3601 }, "jitterSeconds", "3600"],
    [{ cron: "0 0 * * *", maxFailures: 0 }, "maxFailures", "1"],
    [{ cron: "0 0 * * *", userId: "u" }, "userId", ""],
    [{}, "cron", ""],
  ])("is refused: %j names %s", async (body, field, words) => {
    const answer = await call("PUT", body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "INVALID_INPUT" } } });
    expect(answer.body.error.details[field].join()).toContain(words);
  });

  it("is not there for a stranger", async () => {
    await call("PUT", { cron: "0 0 * * *" });
    for (const [method, body] of [["GET"], ["PUT", { cron: "* * * * *" }], ["DELETE"]] as const)
      expect((await call(method, body, strangerToken)).status).toBe(404);
    expect((await call("GET")).body.data.cron).toBe("0 0 * * *");
    const { status } = await callRoute(scheduleRoute, `GET /api/workflows/${id}/schedule`, {
      params: { id },
    });
    expect(status).toBe(401);
  });

  it("goes with its workflow", async () => {
    await call("PUT", { cron: "0 0 * * *" });
    await callRoute(workflowRoute, `DELETE /api/workflows/${id}`, { accessToken, params: { id } });
    expect(await app.sql("select 1 as one from public.workflow_schedules")).toEqual([]);
  });
});

describe("the cron route", () => {
  it("is for cron only", async () => {
    const { status } = await callRoute(cronRoute, "GET /api/cron/run-schedules", { accessToken });
    expect(status).toBe(403);
  });

  it("starts what is due and nothing else", async () => {
    await call("PUT", { cron: "* * * * *" });
    expect(await fire()).toEqual(NONE);
    await passTime(1);
    expect(await fire()).toEqual({ ...NONE, started: 1 });
    const [run] = await runs();
    expect(run).toMatchObject({ trigger: "schedule", workflow_id: id });
    const shown = (await call("GET")).body.data;
    expect(shown.lastRun.id).toBe(run?.id);
    expect(Date.parse(shown.nextRunAt)).toBeGreaterThan(Date.now());
  });

  it("does a slot once when it is called many times at once", async () => {
    await call("PUT", { cron: "* * * * *" });
    await passTime(1);
    const all = await Promise.all(Array.from({ length: 8 }, fire));
    expect(all.reduce((sum, { started }) => sum + started, 0)).toBe(1);
    expect(await runs()).toHaveLength(1);
  });

  it("does a slot once when the first call died between the run and its note", async () => {
    await call("PUT", { cron: "0 0 * * *", overlap: "catch-up-once" });
    await passTime(1);
    const before = await app.sql("select next_slot_at, next_run_at from public.workflow_schedules");
    await fire();
    await ended();
    const { next_slot_at, next_run_at } = before[0] as Record<string, unknown>;
    await app.sql("update public.workflow_schedules set next_slot_at = $1, next_run_at = $2", [
      next_slot_at,
      next_run_at,
    ]);
    expect(await fire()).toEqual({ ...NONE, started: 1 });
    expect(await runs()).toHaveLength(1);
  });

  it.each([
    ["skip", { skipped: 1 }],
    ["queue", { waiting: 1 }],
    ["catch-up-once", { waiting: 1 }],
  ])("while a run is under way: %s", async (overlap, want) => {
    await call("PUT", { cron: "* * * * *", overlap });
    await app.sql(
      `insert into public.workflow_executions (user_id, workflow_id, graph, trigger, status)
       select user_id, id, graph, 'schedule', 'waiting' from public.workflow_sessions`,
    );
    await passTime(1);
    expect(await fire()).toEqual({ ...NONE, ...want });
    expect(await runs()).toHaveLength(1);
  });

  it.each([
    ["skip", { skipped: 1 }, 0],
    ["catch-up-once", { started: 1 }, 1],
  ])("after two hours down: %s", async (overlap, want, count) => {
    const hour = new Date(Date.now() - 7 * 60_000).getUTCMinutes();
    await call("PUT", { cron: `${hour} * * * *`, overlap });
    await app.sql(
      `update public.workflow_schedules set next_slot_at = next_slot_at - interval '3 hours',
         next_run_at = next_run_at - interval '3 hours'`,
    );
    expect(await fire()).toEqual({ ...NONE, ...want });
    expect(await runs()).toHaveLength(count);
    expect(await fire()).toEqual(NONE);
  });

  it("pauses after so many failures in a row, and tells the owner once", async () => {
    id = await createWorkflow(broken);
    await call("PUT", { cron: "* * * * *", maxFailures: 2 });
    await passTime(1);
    expect(await fire()).toEqual({ ...NONE, failed: 1 });
    expect((await call("GET")).body.data).toMatchObject({ status: "active", failures: 1 });
    await passTime(1);
    expect(await fire()).toEqual({ ...NONE, failed: 1 });
    expect((await call("GET")).body.data).toMatchObject({
      status: "paused",
      failures: 2,
      pauseReason: "2 runs in a row failed",
      lastError: "Unknown type no-such-type",
    });
    await passTime(1);
    expect(await fire()).toEqual(NONE);
    const told = await app.sql("select kind, title, body, link from public.notifications");
    expect(told).toEqual([
      {
        kind: "schedule",
        title: "Schedule of Nightly paused",
        body: "2 runs in a row failed. Last: Unknown type no-such-type",
        link: `/strategy-builder/${id}`,
      },
    ]);
    expect((await call("PUT", { cron: "* * * * *" })).body.data).toMatchObject({
      status: "active",
      failures: 0,
      pauseReason: null,
    });
  });

  it("counts how runs end, whoever ends them", async () => {
    await call("PUT", { cron: "* * * * *", maxFailures: 3 });
    const end = (status: string) =>
      app
        .sql(
          `with run as (
           insert into public.workflow_executions (user_id, workflow_id, graph, trigger, status)
           select user_id, id, graph, 'schedule', 'running' from public.workflow_sessions returning id
         ) select id from run`,
        )
        .then(([run]) =>
          app.sql("update public.workflow_executions set status = $1 where id = $2", [
            status,
            (run as { id: string }).id,
          ]),
        );
    const failures = async () => (await call("GET")).body.data.failures;
    await end("error");
    expect(await failures()).toBe(1);
    await end("cancelled");
    expect(await failures()).toBe(1);
    await end("success");
    expect(await failures()).toBe(0);
  });
});
