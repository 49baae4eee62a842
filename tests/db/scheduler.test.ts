import { describe, expect, it } from "vitest";
import vercel from "@/vercel.json" with { type: "json" };
import { parseCronSchedule } from "@/supabase/local/cron-schedule.ts";
import { startScheduler } from "@/supabase/local/start-scheduler.ts";

describe("a cron schedule", () => {
  it.each([
    ["* * * * *", "2026-11-21T10:37:00Z", true],
    ["*/5 * * * *", "2026-11-21T10:35:00Z", true],
    ["*/5 * * * *", "2026-11-21T10:36:00Z", false],
    ["7 4 * * *", "2026-11-21T04:07:00Z", true],
    ["7 4 * * *", "2026-11-21T05:07:00Z", false],
    ["0 0-6/2 * * *", "2026-11-21T04:00:00Z", true],
    ["0 0-6/2 * * *", "2026-11-21T05:00:00Z", false],
    ["10/20 * * * *", "2026-11-21T05:50:00Z", true],
    ["10/20 * * * *", "2026-11-21T05:00:00Z", false],
    ["0,30 * * * *", "2026-11-21T05:30:00Z", true],
    ["0 0 * * 6", "2026-11-21T00:00:00Z", true],
    ["0 0 * * 7", "2026-11-22T00:00:00Z", true],
    ["0 0 1 * 6", "2026-11-21T00:00:00Z", true],
    ["0 0 1 * 6", "2026-12-01T00:00:00Z", true],
    ["0 0 1 * 6", "2026-12-02T00:00:00Z", false],
    ["0 0 1 1 *", "2026-12-01T00:00:00Z", false],
  ])("%s at %s: %s", (expression, time, want) => {
    expect(parseCronSchedule(expression).matches(new Date(time))).toBe(want);
  });

  it.each([
    ["* * * *", "five fields"],
    ["60 * * * *", "minute"],
    ["* 24 * * *", "hour"],
    ["* * 0 * *", "day"],
    ["* * * jan *", "month"],
    ["* * * * 8", "weekday"],
    ["*/0 * * * *", "minute"],
    ["5-1 * * * *", "minute"],
    ["1,,2 * * * *", "minute"],
  ])("%s is refused, naming the %s", (expression, what) => {
    expect(() => parseCronSchedule(expression)).toThrow(what);
  });

  it.each(vercel.crons)("vercel.json's $path can be read", ({ schedule }) => {
    expect(parseCronSchedule(schedule).matches(new Date("not a date"))).toBe(false);
  });
});

describe("the scheduler", () => {
  const runToEnd = async (answers: Response[]) => {
    const calls: { url: string; authorization: string | null }[] = [];
    const logged: string[] = [];
    const scheduler = startScheduler({
      jobs: [],
      appUrl: "http://127.0.0.1:3000",
      cronSecret: "secret",
      atStart: ["/api/cron/sync"],
      log: (message) => logged.push(message),
      fetch: async (input, init) => {
        calls.push({
          url: String(input),
          authorization: new Headers(init?.headers).get("authorization"),
        });
        const answer = answers.shift();
        if (!answer) throw new TypeError("fetch failed");
        return answer;
      },
    });
    await expect.poll(() => answers.length, { timeout: 5000 }).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    scheduler.stop();
    return { calls, logged };
  };

  it("calls at the start with the secret, and again while the run goes on", async () => {
    const { calls, logged } = await runToEnd([
      Response.json({ success: true, data: { status: "running" } }),
      Response.json({ success: true, data: { status: "success" } }),
    ]);
    expect(calls).toEqual([
      { url: "http://127.0.0.1:3000/api/cron/sync", authorization: "Bearer secret" },
      { url: "http://127.0.0.1:3000/api/cron/sync", authorization: "Bearer secret" },
    ]);
    expect(logged).toEqual([]);
  });

  it.each([
    ["an error", Response.json({ error: { message: "no" } }, { status: 503 }), "503 no"],
    ["no JSON", new Response("<html>", { status: 502 }), "502 no reason given"],
    ["nothing to do", Response.json({ success: true, data: null }), null],
  ])("stops after %s", async (_name, answer, want) => {
    const { calls, logged } = await runToEnd([answer]);
    expect(calls).toHaveLength(1);
    expect(logged).toEqual(want ? [`/api/cron/sync: ${want}`] : []);
  });
});
