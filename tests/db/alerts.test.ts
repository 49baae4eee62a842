import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let clients: Record<"anon" | "owner" | "stranger" | "service", Db>;
let alertId: string;

const condition = {
  kind: "price-crosses",
  marketId: "m",
  level: 0.5,
  direction: "up",
  outcome: "YES",
};

beforeAll(async () => {
  stack = await startStack();
  const owner = await stack.createUser("owner@example.com", "correct horse");
  const stranger = await stack.createUser("stranger@example.com", "correct horse");
  clients = {
    anon: stack.anon(),
    owner: stack.as(owner.accessToken),
    stranger: stack.as(stranger.accessToken),
    service: stack.service(),
  };
  const made = await clients.owner
    .from("alerts")
    .insert({ origin: "demo", condition })
    .select("id")
    .single();
  alertId = made.data?.id ?? "";
  await stack.sql(
    `with firing as (
       insert into public.alert_firings (alert_id, user_id, dedupe_key, title, observed_at) values ($1, $2, 'k', 'Told', now()) returning id
     ) insert into public.alert_deliveries (firing_id, channel, user_id, next_attempt_at) select id, 'in-app', $2, now() from firing`,
    [alertId, owner.id],
  );
  await stack.sql("insert into public.loop_runs (loop) values ('sync')");
});
afterAll(() => stack?.stop());

const WHO = ["anon", "owner", "stranger", "service"] as const;
const OWNED = ["alerts", "alert_firings", "alert_deliveries"] as const;

describe("row-level security", () => {
  it.each(OWNED.flatMap((table) => WHO.map((who) => ({ table, who }))))(
    "$table: $who reads what is theirs",
    async ({ table, who }) => {
      const { data } = await clients[who].from(table).select();
      expect(data?.length ?? 0).toBe(who === "owner" || who === "service" ? 1 : 0);
    },
  );

  it.each(WHO)("loop_runs: %s", async (who) => {
    const { data } = await clients[who].from("loop_runs").select();
    expect(data?.length ?? 0).toBe(who === "service" ? 1 : 0);
  });

  it.each(["anon", "owner", "stranger"] as const)(
    "%s writes no firing, delivery or loop",
    async (who) => {
      const firing = {
        alert_id: alertId,
        user_id: alertId,
        dedupe_key: who,
        title: "x",
        observed_at: "2026-01-01",
      };
      expect((await clients[who].from("alert_firings").insert(firing)).error).not.toBeNull();
      const sent = await clients[who]
        .from("alert_deliveries")
        .update({ status: "sent" })
        .eq("channel", "in-app");
      expect(sent.error).not.toBeNull();
      expect((await clients[who].from("loop_runs").insert({ loop: "x" })).error).not.toBeNull();
    },
  );

  it("nobody changes an alert of somebody else, makes one for them, or writes its state", async () => {
    const pause = (who: (typeof WHO)[number]) =>
      clients[who].from("alerts").update({ is_paused: true }).eq("id", alertId).select("id");
    expect((await pause("anon")).error).not.toBeNull();
    expect((await pause("stranger")).data).toEqual([]);
    expect((await clients.stranger.from("alerts").delete().eq("id", alertId)).error).not.toBeNull();
    const [row] = await stack.sql<{ user_id: string }>("select user_id from public.alerts");
    const forged = { origin: "demo", condition, user_id: row?.user_id ?? "" };
    expect((await clients.stranger.from("alerts").insert(forged)).error).not.toBeNull();
    for (const state of [
      { last_value: 1 },
      { is_armed: true },
      { watermark: "2020-01-01" },
      { fire_count: 9 },
    ])
      expect(
        (await clients.owner.from("alerts").update(state).eq("id", alertId)).error,
      ).not.toBeNull();
  });

  it.each([
    ["a number that is none", { ...condition, minUsd: "much" }],
    ["a window without end", { ...condition, windowMinutes: 1e9 }],
    ["no kind", { marketId: "m" }],
    ["a workflow that is no id", { kind: "run-failed", workflowId: "w" }],
  ])("refuses a condition with %s, whoever writes it", async (_name, broken) => {
    const { error } = await clients.owner
      .from("alerts")
      .insert({ origin: "demo", condition: broken });
    expect(error).not.toBeNull();
  });

  it.each([
    "read_alert_observations",
    "settle_alerts",
    "deliver_in_app_alerts",
    "claim_alert_deliveries",
    "finish_alert_delivery",
    "purge_alerts",
    "note_loop_run",
    "read_operations",
    "list_rejects",
    "list_audit",
    "list_applied_migrations",
    "match_new_markets",
  ])("%s is for the service alone", async (name) => {
    const rows = await stack.sql(
      `select bool_or(has_function_privilege('anon', oid, 'execute') or has_function_privilege('authenticated', oid, 'execute')) as may
       from pg_proc where proname = $1`,
      [name],
    );
    expect(rows).toEqual([{ may: false }]);
  });
});

describe("deliveries", () => {
  it("become one notification, however often they are asked for", async () => {
    const now = { p_now: new Date(Date.now() + 1000).toISOString() };
    expect((await clients.service.rpc("deliver_in_app_alerts", now)).data).toBe(1);
    expect((await clients.service.rpc("deliver_in_app_alerts", now)).data).toBe(0);
    expect(await stack.sql("select title from public.notifications")).toEqual([{ title: "Told" }]);
  });

  it("are handed to one caller, and again when that one died", async () => {
    await stack.sql(
      `insert into public.alert_deliveries (firing_id, channel, user_id, next_attempt_at)
       select id, 'email', user_id, now() from public.alert_firings`,
    );
    const claim = async (seconds: number) =>
      (
        await clients.service.rpc("claim_alert_deliveries", {
          p_now: new Date(Date.now() + seconds * 1000).toISOString(),
        })
      ).data?.map(({ attempts, email }) => ({ attempts, email }));
    expect(await claim(1)).toEqual([{ attempts: 1, email: "owner@example.com" }]);
    expect(await claim(2)).toEqual([]);
    expect(await claim(200)).toEqual([{ attempts: 2, email: "owner@example.com" }]);
  });

  it("go with what is past its age", async () => {
    await stack.sql("update public.alerts set deleted_at = now() - interval '31 days'");
    expect(
      (await clients.service.rpc("purge_alerts", { p_now: new Date().toISOString() })).data,
    ).toBe(1);
    expect(await stack.sql("select 1 from public.alert_deliveries")).toEqual([]);
  });
});
