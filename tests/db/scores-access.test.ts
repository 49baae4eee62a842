import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/context.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let clients: Record<"anon" | "user" | "stranger" | "service", Db>;

beforeAll(async () => {
  stack = await startStack();
  const user = await stack.createUser("user@example.com", "correct horse");
  const stranger = await stack.createUser("stranger@example.com", "correct horse");
  clients = {
    anon: stack.anon(),
    user: stack.as(user.accessToken),
    stranger: stack.as(stranger.accessToken),
    service: stack.service(),
  };
  for (const statement of [
    "insert into public.score_markets (origin, condition_id, event_key) values ('demo', 'c', 'e')",
    `insert into public.wallet_markets values ('demo', '0xa', 'c', 1, 0, 1, 0.5, 5, false, 10, 0, -5, 0, 5, 1, 1, 0, 0.5, 0, 0, 0, 0.25, 0, now(), now())`,
    "insert into public.wallet_daily (origin, wallet, day) values ('demo', '0xa', current_date)",
    "insert into public.wash_days values ('demo', 'c', current_date, '0xa', 5)",
    "insert into public.wallet_scores (origin, wallet) values ('demo', '0xa')",
    `insert into public.score_populations (origin, wallets, eligible, edge_mean, clv_mean, months_mean, p_cut, exposure_cuts)
     values ('demo', 1, 0, 0, 0, 0.5, -1, '{}')`,
    "insert into public.wallet_pnl values ('demo', '0xa', now(), now(), '{}', '[]')",
  ])
    await stack.sql(statement);
});
afterAll(() => stack?.stop());

const TABLES = [
  "score_markets",
  "wallet_markets",
  "wallet_daily",
  "wash_days",
  "wallet_scores",
  "score_populations",
  "wallet_pnl",
] as const;
const WHO = ["anon", "user", "stranger", "service"] as const;

describe("row-level security of scores", () => {
  it.each(TABLES.flatMap((table) => WHO.map((who) => ({ table, who }))))(
    "$table: $who reads its row",
    async ({ table, who }) => {
      const { data } = await clients[who].from(table).select();
      expect(data).toHaveLength(1);
    },
  );

  it.each(
    TABLES.flatMap((table) =>
      (["anon", "user", "stranger"] as const).map((who) => ({ table, who })),
    ),
  )("$table: $who deletes nothing", async ({ table, who }) => {
    const { error } = await clients[who].from(table).delete().eq("origin", "demo");
    expect(error).not.toBeNull();
    expect((await clients.service.from(table).select()).data).toHaveLength(1);
  });
});
