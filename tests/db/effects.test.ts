import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { AppError } from "@/lib/errors.ts";
import { createEffectPorts } from "@/lib/workflows/create-effect-ports.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let clients: Record<"anon" | "owner" | "stranger" | "service", Db>;
let ownerId: string;
let ports: ReturnType<typeof createEffectPorts>;

const { signal } = new AbortController();
const draft = {
  marketId: "m",
  side: "YES",
  probability: 0.7,
  confidence: null,
  reason: "thin book",
  nodeId: "n1",
  dedupeKey: "k1",
} as const;
const message = { title: "Look", body: null, link: "/markets/m", dedupeKey: "k1" };

beforeAll(async () => {
  stack = await startStack();
  const owner = await stack.createUser("owner@example.com", "correct horse");
  const stranger = await stack.createUser("stranger@example.com", "battery staple");
  ownerId = owner.id;
  clients = {
    anon: stack.anon(),
    owner: stack.as(owner.accessToken),
    stranger: stack.as(stranger.accessToken),
    service: stack.service(),
  };
  await stack.sql(
    "insert into public.markets (origin, id, event_id, title, search, active, closed, price, content_hash) values ('demo', 'm', 'e', 'M', 'm', true, false, 0.4, 'h')",
  );
  await stack.sql(
    "insert into public.signals (origin, source_type, source_id, dedupe_key, market_id, side) values ('demo', 'flip', '0x1', 'public', 'm', 'NO')",
  );
  ports = createEffectPorts(
    {
      origin: "demo",
      service: clients.service,
      egress: { send: () => Promise.reject(new Error("unexpected")) },
    },
    { userId: ownerId, workflowId: "w", runId: "r" },
  );
});
afterAll(() => stack?.stop());

describe("a signal of a node", () => {
  it("is written with the market's price of the moment, and once a key", async () => {
    const first = await ports.signals.write(draft, signal);
    await stack.sql("update public.markets set price = 0.9");
    const second = await ports.signals.write({ ...draft, probability: 0.1 }, signal);
    expect(first).toMatchObject({ marketId: "m", eventId: "e", priceAt: 0.4, probability: 0.7 });
    expect(second).toEqual(first);
    expect(
      await stack.sql(
        "select source_type, source_id from public.signals where user_id is not null",
      ),
    ).toEqual([{ source_type: "workflow", source_id: "w:n1" }]);
  });

  it("of an unknown market is refused", async () => {
    const unknown = { ...draft, marketId: "ghost", dedupeKey: "k2" };
    await expect(ports.signals.write(unknown, signal)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "Market ghost not found",
    });
  });

  it("stops with its run", async () => {
    await expect(ports.signals.write(draft, AbortSignal.abort())).rejects.toThrow(AppError);
  });
});

describe("a notification of a node", () => {
  it("is sent once a key", async () => {
    expect(await ports.notifications.send(message, signal)).toBe(true);
    expect(await ports.notifications.send(message, signal)).toBe(false);
  });

  it.each(["javascript:alert(1)", "//evil.example", "/\\evil.example", "http://plain.example"])(
    "never links to %s",
    async (link) => {
      const bad = { ...message, link, dedupeKey: `link ${link}` };
      await expect(ports.notifications.send(bad, signal)).rejects.toThrow(AppError);
      expect(await stack.sql("select 1 from public.notifications where link = $1", [link])).toEqual(
        [],
      );
    },
  );
});

describe("a watchlist", () => {
  it("takes each market once and says how many were new", async () => {
    expect(await ports.watchlist.add(["m", "other"], signal)).toBe(2);
    expect(await ports.watchlist.add(["m", "third"], signal)).toBe(1);
    expect(await ports.watchlist.add([], signal)).toBe(0);
  });
});

type Who = keyof typeof clients;

describe("row-level security", () => {
  it.each([
    ["notifications", "anon", 0],
    ["notifications", "owner", 1],
    ["notifications", "stranger", 0],
    ["notifications", "service", 1],
    ["signals", "anon", 1],
    ["signals", "owner", 2],
    ["signals", "stranger", 1],
    ["signals", "service", 2],
  ] as const)("%s: %s sees %i rows", async (table, who: Who, rows) => {
    const { data } = await clients[who].from(table).select();
    expect(data?.length ?? 0).toBe(rows);
  });

  it("lets the owner mark a notification as read and remove it, and nobody else", async () => {
    const read = { read_at: "2026-01-01T00:00:00Z" };
    const mark = (who: Who) =>
      clients[who].from("notifications").update(read).eq("title", "Look").select("id");
    expect((await mark("stranger")).data).toEqual([]);
    expect((await mark("anon")).error).not.toBeNull();
    expect((await mark("owner")).data).toHaveLength(1);
    const rewrite = clients.owner.from("notifications").update({ title: "Mine" });
    expect((await rewrite.eq("title", "Look")).error).not.toBeNull();
    await clients.stranger.from("notifications").delete().eq("title", "Look");
    const removed = clients.owner.from("notifications").delete().eq("title", "Look").select("id");
    expect((await removed).data).toHaveLength(1);
  });

  it.each(["anon", "owner", "stranger"] as const)("%s writes neither table", async (who) => {
    const notification = { user_id: ownerId, kind: "workflow", title: "Forged" };
    expect((await clients[who].from("notifications").insert(notification)).error).not.toBeNull();
    const { error } = await clients[who].from("signals").insert({
      origin: "demo",
      source_type: "flip",
      source_id: "x",
      dedupe_key: who,
      market_id: "m",
      side: "YES",
      user_id: ownerId,
    });
    expect(error).not.toBeNull();
    expect(
      (await clients[who].from("signals").update({ side: "YES" }).eq("side", "NO")).error,
    ).not.toBeNull();
  });

  it.each(["anon", "authenticated"])("write_signal is not for %s", async (role) => {
    const rows = await stack.sql(
      "select bool_or(has_function_privilege($1, oid, 'execute')) as may from pg_proc where proname = 'write_signal'",
      [role],
    );
    expect(rows).toEqual([{ may: false }]);
  });
});
