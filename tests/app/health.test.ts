import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as health from "@/app/api/health/route.ts";
import * as metrics from "@/app/api/metrics/route.ts";
import { callRoute, startApp } from "@/tests/support/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let stopped = false;
beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(async () => {
  if (!stopped) await app.stop();
});

describe("GET /api/metrics", () => {
  it("counts requests by route and code, and tells of the process", async () => {
    await callRoute(health, "GET /api/health");
    await callRoute(health, "GET /api/health?bad=1");
    const text = await (await callRoute(metrics, "GET /api/metrics")).text();
    const name = "cascadian_http_request_duration_seconds";
    expect(text).toMatch(
      new RegExp(`^${name}_count\\{route="/api/health",method="GET",code="400"\\} 1$`, "m"),
    );
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    const line = /^(#.*|[a-z_]+(\{[^}]*\})? -?[0-9.e+-]+)$/;
    expect(
      text
        .trim()
        .split("\n")
        .filter((one) => !line.test(one)),
    ).toEqual([]);
  });
});

describe("GET /api/health", () => {
  const setSync = (age: string) =>
    app.sql(
      `insert into public.sync_sources (origin, last_success_at) values ('demo', now() - $1::interval)
       on conflict (origin) do update set last_success_at = excluded.last_success_at`,
      [age],
    );

  it("is ok while the database answers and the sync is on time", async () => {
    await setSync("4 minutes");
    const response = await callRoute(health, "GET /api/health");
    const { data } = await response.json();
    expect([response.status, data.status]).toEqual([200, "ok"]);
    const age = data.checks.find(({ name }: { name: string }) => name === "sync").ageSeconds;
    expect(age).toBeGreaterThan(239);
    const text = await (await callRoute(metrics, "GET /api/metrics")).text();
    expect(text).toMatch(/^cascadian_sync_age_seconds 2\d\d(\.\d+)?$/m);
  });

  it("is 503 and names the sync once that is overdue", async () => {
    await setSync("16 minutes");
    const response = await callRoute(health, "GET /api/health");
    const { error } = await response.json();
    expect([response.status, error.message]).toEqual([503, "sync: is overdue"]);
    expect(error.details.checks).toContainEqual(
      expect.objectContaining({ name: "database", ok: true }),
    );
  });

  it.each([
    ["6 minutes", null, true],
    ["4 minutes", null, false],
    ["6 minutes", "1 minute", false],
  ])(
    "tells of a schedule that is %s late and was claimed %s ago: %s",
    async (late, claimed, isLate) => {
      vi.spyOn(process, "uptime").mockReturnValue(600);
      await setSync("1 minute");
      await app.sql("delete from auth.users");
      await app.sql(
        `with account as (
         insert into auth.users (id, email) values (gen_random_uuid(), 'a@example.com') returning id
       ) select id from account`,
      );
      await app.sql(
        `with workflow as (
         insert into public.workflow_sessions (user_id, name, graph)
         select id, 'W', '{"nodes": []}' from public.users returning id, user_id
       )
       insert into public.workflow_schedules
         (workflow_id, user_id, cron, time_zone, next_slot_at, next_run_at, claimed_until)
       select id, user_id, '* * * * *', 'UTC', now() - $1::interval, now() - $1::interval,
         now() - $2::interval
       from workflow`,
        [late, claimed],
      );
      const { status } = await callRoute(health, "GET /api/health");
      expect(status).toBe(isLate ? 503 : 200);
      vi.restoreAllMocks();
    },
  );

  it("is 503 with the reason and Retry-After once the database is gone", async () => {
    stopped = true;
    await app.stop();
    const response = await callRoute(health, "GET /api/health");
    const { error } = await response.json();
    expect([response.status, error.code]).toEqual([503, "UNAVAILABLE"]);
    expect(error.message).toContain("database");
    expect(response.headers.get("retry-after")).toBe("5");
  });
});
