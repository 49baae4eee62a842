import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let clients: Record<"anon" | "user" | "stranger" | "admin" | "service", Db>;

beforeAll(async () => {
  stack = await startStack();
  const [user, stranger, admin] = await Promise.all(
    ["user", "stranger", "admin"].map((name) =>
      stack.createUser(`${name}@example.com`, "correct horse"),
    ),
  );
  if (!user || !stranger || !admin) throw new Error("three users");
  await stack.sql("insert into public.user_roles (user_id, role) values ($1, 'admin')", [admin.id]);
  clients = {
    anon: stack.anon(),
    user: stack.as(user.accessToken),
    stranger: stack.as(stranger.accessToken),
    admin: stack.as(admin.accessToken),
    service: stack.service(),
  };
  for (const statement of [
    "insert into public.wallets (origin, address) values ('demo', '0xa')",
    `insert into public.wallet_trades (origin, trade_key, traded_at, size, price, side, wallet, token_id, transaction_hash)
     values ('demo', md5('t')::uuid, now(), 1, 0.5, 'BUY', '0xa', '1', '0xt')`,
    `insert into public.wallet_activity (origin, activity_key, occurred_at, wallet, type)
     values ('demo', md5('a')::uuid, now(), '0xa', 'REWARD')`,
    `insert into public.wallet_positions (origin, wallet, token_id, status, condition_id) values ('demo', '0xa', '1', 'open', '0xc')`,
    `insert into public.holders (origin, condition_id, token_id, wallet, shares, as_of) values ('demo', '0xc', '1', '0xa', 1, now())`,
    `insert into public.holder_lists (origin, condition_id, token_id, listed, coverage, as_of) values ('demo', '0xc', '1', 1, 'complete', now())`,
    "insert into public.prices_1m (origin, token_id, at, price) values ('demo', '1', now(), 0.5)",
    `insert into public.prices_1h (origin, token_id, at, open, high, low, close, points) values ('demo', '1', now(), 0.5, 0.5, 0.5, 0.5, 1)`,
    "insert into public.market_stubs (origin, condition_id) values ('demo', '0xc')",
    "insert into public.ingest_feeds (origin, feed) values ('demo', 'trades')",
    "insert into public.wallet_refreshes (origin, address) values ('demo', '0xa')",
    "insert into public.price_tracks (origin, token_id) values ('demo', '1')",
    "insert into public.ingest_rejects (origin, kind, row_key, reason) values ('demo', 'trade', 'x', 'bad')",
  ])
    await stack.sql(statement);
});
afterAll(() => stack?.stop());

type Who = keyof typeof clients;
const EVERYONE: Who[] = ["anon", "user", "stranger", "admin", "service"];

/** Who sees the one row of each table. */
const TABLES = {
  wallets: EVERYONE,
  wallet_trades: EVERYONE,
  wallet_activity: EVERYONE,
  wallet_positions: EVERYONE,
  holders: EVERYONE,
  holder_lists: EVERYONE,
  prices_1m: EVERYONE,
  prices_1h: EVERYONE,
  market_stubs: EVERYONE,
  ingest_feeds: EVERYONE,
  wallet_refreshes: EVERYONE,
  price_tracks: EVERYONE,
  ingest_rejects: ["admin", "service"],
} as const satisfies Record<string, readonly Who[]>;
type Table = keyof typeof TABLES;
const names = Object.keys(TABLES) as Table[];

describe("row-level security of what is ingested", () => {
  it.each(
    names.flatMap((table) =>
      EVERYONE.map((who) => ({
        table,
        who,
        sees: (TABLES[table] as readonly Who[]).includes(who),
      })),
    ),
  )("$table: $who sees the row: $sees", async ({ table, who, sees }) => {
    const { data } = await clients[who].from(table).select();
    expect(data?.length ?? 0).toBe(sees ? 1 : 0);
  });

  it.each(
    names.flatMap((table) =>
      EVERYONE.filter((who) => who !== "service").map((who) => ({ table, who })),
    ),
  )("$table: $who deletes nothing", async ({ table, who }) => {
    const { error } = await clients[who].from(table).delete().eq("origin", "demo");
    expect(error).not.toBeNull();
    expect((await clients.service.from(table).select()).data).toHaveLength(1);
  });

  it("leaves the functions that write to the service alone", async () => {
    const rows = await stack.sql<{ name: string }>(
      `select routine.proname as name from pg_proc as routine
       where routine.pronamespace = 'public'::regnamespace
         and (has_function_privilege('anon', routine.oid, 'execute')
           or has_function_privilege('authenticated', routine.oid, 'execute'))
         and routine.proname ~ '^(load|store|record|save|finish|start|claim|delete|roll|snapshot|track)_'
         and routine.provolatile = 'v' and routine.proname ~ '(trade|activity|position|holder|price|wallet|ingest|stub|expired)'`,
    );
    expect(rows).toEqual([]);
  });
});
