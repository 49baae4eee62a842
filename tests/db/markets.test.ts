import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let clients: Record<"anon" | "owner" | "stranger" | "admin" | "service", Db>;
let ownerId: string;

beforeAll(async () => {
  stack = await startStack();
  const [owner, stranger, admin] = await Promise.all(
    ["owner", "stranger", "admin"].map((name) =>
      stack.createUser(`${name}@example.com`, "correct horse"),
    ),
  );
  if (!owner || !stranger || !admin) throw new Error("three users");
  ownerId = owner.id;
  await stack.sql("insert into public.user_roles (user_id, role) values ($1, 'admin')", [admin.id]);
  clients = {
    anon: stack.anon(),
    owner: stack.as(owner.accessToken),
    stranger: stack.as(stranger.accessToken),
    admin: stack.as(admin.accessToken),
    service: stack.service(),
  };
  const run = "00000000-0000-4000-8000-000000000001";
  for (const statement of [
    "insert into public.events (origin, id, slug, title, search, active, closed, content_hash) values ('demo', 'e', 'e', 'E', 'e', true, false, 'h')",
    "insert into public.event_details (origin, event_id) values ('demo', 'e')",
    "insert into public.markets (origin, id, title, search, active, closed, content_hash) values ('demo', 'm', 'M', 'm', true, false, 'h')",
    "insert into public.market_details (origin, market_id) values ('demo', 'm')",
    "insert into public.raw_answers (origin, lines, raw_polymarket_data) values ('demo', 1, '\\x1f8b')",
    "insert into public.market_outcomes (origin, market_id, position, name) values ('demo', 'm', 0, 'Yes')",
    "insert into public.market_analytics (origin, market_id, span, condition_id, trades, wallets, large_trades, buy_usd, sell_usd, net_shares, clean_trades, clean_buy_usd, clean_sell_usd, clean_net_shares, coverage, as_of) values ('demo', 'm', '24h', '0x', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'lower_bound', now())",
    "insert into public.unusual_bets (origin, wallet, token_id, condition_id, first_at, last_at, trades, stake_usd, average_price, factor_low_price, score_low, score_high, coverage, scored_at) values ('demo', '0x', 't', '0x', now(), now(), 1, 500, 0.5, 1, 0.1, 1, 'lower_bound', now())",
    "insert into public.sync_sources (origin) values ('demo')",
    `insert into public.sync_runs (id, origin, trigger, token) values ('${run}', 'demo', 'admin', 1)`,
    `insert into public.sync_logs (run_id, level, message) values ('${run}', 'info', 'x')`,
    `insert into public.sync_rejects (origin, kind, row_key, run_id, reason) values ('demo', 'market', 'x', '${run}', 'bad')`,
    `insert into public.sync_seen (run_id, batch, event_ids, market_ids) values ('${run}', 0, '{}', '{}')`,
    "insert into public.leases (name, owner, token, expires_at) values ('x', 'x', 1, now())",
    `insert into public.watchlist_items (user_id, origin, target_id) values ('${ownerId}', 'demo', 'm')`,
  ])
    await stack.sql(statement);
});
afterAll(() => stack?.stop());

type Who = keyof typeof clients;
const EVERYONE: Who[] = ["anon", "owner", "stranger", "admin", "service"];

/** Who sees the one row of each table; the rest are refused or see none. */
const TABLES = {
  events: EVERYONE,
  event_details: EVERYONE,
  markets: EVERYONE,
  market_details: EVERYONE,
  raw_answers: EVERYONE,
  market_outcomes: EVERYONE,
  market_analytics: EVERYONE,
  unusual_bets: EVERYONE,
  sync_sources: EVERYONE,
  sync_runs: EVERYONE,
  sync_logs: ["admin", "service"],
  sync_rejects: ["admin", "service"],
  sync_seen: ["service"],
  leases: ["service"],
  watchlist_items: ["owner", "service"],
} as const satisfies Record<string, readonly Who[]>;

type Table = keyof typeof TABLES;
const matrix = (Object.keys(TABLES) as Table[]).flatMap((table) =>
  EVERYONE.map((who) => ({ table, who, sees: (TABLES[table] as readonly Who[]).includes(who) })),
);

describe("row-level security", () => {
  it.each(matrix)("$table: $who sees the row: $sees", async ({ table, who, sees }) => {
    const { data } = await clients[who].from(table).select();
    expect(data?.length ?? 0).toBe(sees ? 1 : 0);
  });

  it("gives nobody but the service a right to write, except to one's own watchlist", async () => {
    const rows = await stack.sql<{ right: string }>(
      `select role || ' ' || privilege || ' ' || relname as right
       from pg_class, unnest(array['anon', 'authenticated']) as role,
         unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as privilege
       where oid = any ($1::regclass[]) and has_table_privilege(role, oid, privilege) order by 1`,
      [Object.keys(TABLES).map((table) => `public.${table}`)],
    );
    expect(rows.map(({ right }) => right)).toEqual([
      "authenticated delete watchlist_items",
      "authenticated insert watchlist_items",
    ]);
  });

  it("is on for every table", async () => {
    const rows = await stack.sql<{ relname: string }>(
      "select relname from pg_class where oid = any ($1::regclass[]) and not relrowsecurity",
      [Object.keys(TABLES).map((table) => `public.${table}`)],
    );
    expect(rows).toEqual([]);
  });

  it("lets nobody put a market on another's watchlist or take it off", async () => {
    const forged = { user_id: ownerId, origin: "demo", target_id: "other" };
    expect((await clients.stranger.from("watchlist_items").insert(forged)).error).not.toBeNull();
    expect((await clients.anon.from("watchlist_items").insert(forged)).error).not.toBeNull();
    await clients.stranger.from("watchlist_items").delete().eq("user_id", ownerId);
    expect(await stack.sql("select target_id from public.watchlist_items")).toEqual([
      { target_id: "m" },
    ]);
    const mine = await clients.owner.from("watchlist_items").delete().eq("target_id", "m").select();
    expect(mine.data).toHaveLength(1);
  });

  it("leaves the functions that write to the service alone", async () => {
    const rows = await stack.sql<{ name: string }>(
      `select routine.proname as name from pg_proc as routine
       where routine.pronamespace = 'public'::regnamespace and routine.provolatile = 'v'
         and (has_function_privilege('anon', routine.oid, 'execute'))
         and routine.proname ~ '(lease|sync|upsert|reap)'`,
    );
    expect(rows).toEqual([]);
  });
});
