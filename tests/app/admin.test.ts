import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as auditRoute from "@/app/api/admin/audit/route.ts";
import * as ingestRoute from "@/app/api/admin/ingest/route.ts";
import * as mailsRoute from "@/app/api/admin/mails/route.ts";
import * as metricsRoute from "@/app/api/admin/metrics/route.ts";
import * as migrationRoute from "@/app/api/admin/apply-migration/route.ts";
import * as syncRoute from "@/app/api/admin/sync/route.ts";
import * as cronRoute from "@/app/api/cron/evaluate-alerts/route.ts";
import * as healthRoute from "@/app/api/health/route.ts";
import { callRoute, startApp } from "../support/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let admin: { id: string; accessToken: string };
let user: { id: string; accessToken: string };

beforeAll(async () => {
  app = await startApp();
  admin = await app.createAdmin("admin@example.com", "correct horse");
  user = await app.createUser("user@example.com", "correct horse");
}, 120_000);
afterAll(() => app?.stop());

const read = async (response: Response) => ({
  status: response.status,
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape are looked at
  body: (await response.json()) as any,
});
const apply = async (body: unknown) =>
  read(
    await callRoute(migrationRoute, "POST /api/admin/apply-migration", {
      accessToken: admin.accessToken,
      body,
    }),
  );

const ROUTES = [
  ["GET /api/admin/sync", syncRoute, undefined],
  ["GET /api/admin/audit", auditRoute, undefined],
  ["GET /api/admin/mails", mailsRoute, undefined],
  ["GET /api/admin/metrics", metricsRoute, undefined],
  ["GET /api/admin/apply-migration", migrationRoute, undefined],
  [
    "POST /api/admin/apply-migration",
    migrationRoute,
    { name: "20261121000100_accounts", checksum: "0".repeat(64) },
  ],
  ["POST /api/admin/ingest", ingestRoute, {}],
] as const;

describe("administrators' routes", () => {
  it.each(ROUTES)("%s is for nobody else", async (line, route, body) => {
    const options = body === undefined ? {} : { body };
    expect((await callRoute(route, line, options)).status).toBe(401);
    const { accessToken } = user;
    expect((await callRoute(route, line, { ...options, accessToken })).status).toBe(403);
  });

  it("tell of runs, rejects, mails and what was done", async () => {
    await app.sql(
      "insert into public.ingest_rejects (origin, kind, row_key, reason) values ('demo', 'trade', 'k', 'no price')",
    );
    await app.sql(
      "insert into public.mail_outbox (recipient, subject, body) values ('a@b.c', 'Hello', 'text')",
    );
    const get = async (route: Parameters<typeof callRoute>[0], line: string) =>
      (await read(await callRoute(route, line, { accessToken: admin.accessToken }))).body.data;
    expect(await get(syncRoute, "GET /api/admin/sync")).toMatchObject({
      runs: [],
      rejects: [{ job: "ingest", kind: "trade", reason: "no price" }],
    });
    expect(await get(mailsRoute, "GET /api/admin/mails")).toMatchObject([{ subject: "Hello" }]);
    await app.sql(
      "insert into public.audit_log (actor_id, action, subject) values ($1, 'test.act', 's')",
      [admin.id],
    );
    expect((await get(auditRoute, "GET /api/admin/audit?limit=1"))[0]).toMatchObject({
      action: "test.act",
      actor: "admin@example.com",
    });
  });

  it("show a cron route's calls in metrics and in health", async () => {
    const headers = { authorization: "Bearer cron-secret-of-the-tests" };
    await callRoute(cronRoute, "GET /api/cron/evaluate-alerts", { headers });
    const metrics = await read(
      await callRoute(metricsRoute, "GET /api/admin/metrics", { accessToken: admin.accessToken }),
    );
    expect(metrics.body.data).toMatchObject({
      loops: [{ loop: "evaluate-alerts", calls: 1, failures: 0, lastError: null }],
      alerts: { live: 0 },
    });
    expect(metrics.body.data.tables.length).toBeGreaterThan(5);
    await app.sql(
      "insert into public.sync_sources (origin, last_success_at) values ('demo', now())",
    );
    const checks = async () => {
      const { body } = await read(await callRoute(healthRoute, "GET /api/health"));
      const found = (body.data ?? body.error.details).checks;
      return found.find(({ name }: { name: string }) => name === "alerts");
    };
    expect(await checks()).toMatchObject({ ok: true, reason: null, budgetSeconds: 600 });
    await app.sql("update public.loop_runs set last_success_at = now() - interval '11 minutes'");
    expect(await checks()).toMatchObject({ ok: false, reason: "is overdue" });
  });
});

describe("migrations", () => {
  const name = "20261121000520_alerts";
  const checksum = createHash("sha256")
    .update(readFileSync(`supabase/migrations/${name}.sql`))
    .digest("hex");

  it("are named with their checksums, and one that stands is left alone", async () => {
    const listed = await read(
      await callRoute(migrationRoute, "GET /api/admin/apply-migration", {
        accessToken: admin.accessToken,
      }),
    );
    expect(listed.body.data).toContainEqual({ name, checksum, applied: true });
    expect(await apply({ name, checksum })).toMatchObject({
      status: 200,
      body: { data: { applied: true } },
    });
  });

  it.each([
    [{ name: "20990101000000_mine", checksum: "0".repeat(64) }, "name"],
    [{ name: "../../etc/passwd", checksum: "0".repeat(64) }, "name"],
    [{ name: "20261121000520_alerts", checksum: "0".repeat(64) }, "checksum"],
    [{ name: "20261121000520_alerts", checksum: "0".repeat(64), sql: "drop table x" }, "sql"],
  ])("refuse %j", async (body, field) => {
    const answer = await apply(body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.error.details)).toContain(field);
  });

  it("that are missing need a way to the database, in their turn", async () => {
    const forget = (version: string) =>
      app.sql("delete from supabase_migrations.schema_migrations where version = $1", [version]);
    await forget("20261121000521");
    const next = "20261121000521_operations";
    const nextChecksum = createHash("sha256")
      .update(readFileSync(`supabase/migrations/${next}.sql`))
      .digest("hex");
    expect(await apply({ name: next, checksum: nextChecksum })).toMatchObject({
      status: 503,
      body: { error: { code: "NOT_CONFIGURED", details: { variable: "DATABASE_URL" } } },
    });
    const [noted] = await app.sql<{ action: string; subject: string }>(
      "select action, subject from public.audit_log order by id desc limit 1",
    );
    expect(noted).toEqual({ action: "migration.apply", subject: next });
    await forget("20261121000520");
    expect((await apply({ name: next, checksum: nextChecksum })).body.error).toMatchObject({
      code: "CONFLICT",
      details: { next: name },
    });
  });
});
