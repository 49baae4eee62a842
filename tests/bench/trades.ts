import type { SqlClient } from "@/supabase/local/sql-client.ts";
import { createMemoryDatabase } from "@/supabase/local/create-memory-database.ts";
import { prepareDatabase } from "@/supabase/local/prepare-database.ts";
import { findPostgres, startPostgres } from "../support/postgres.ts";

const ROWS_A_BATCH = 250_000;

/** Each read as its page asks for it, and what it must answer within on one million rows (ms). */
const READS = {
  "by wallet": `select * from public.wallet_trades
    where origin = 'demo' and wallet = $1 order by traded_at desc, trade_key limit 100`,
  "by market": `select * from public.wallet_trades
    where origin = 'demo' and condition_id = $2 order by traded_at desc limit 100`,
  "recent large": `select * from public.wallet_trades
    where origin = 'demo' and notional >= 1000 and traded_at > now() - interval '24 hours'
    order by traded_at desc, trade_key limit 100`,
} as const;

export type TradeReads = {
  engine: string;
  rows: number;
  loadUsARow: number;
  reads: { name: string; ms: number; plan: string }[];
};

/** Invented fills of 20,000 wallets in 5,000 markets over 90 days; says what the reads cost with so many rows there. */
export async function benchTrades(rows: number): Promise<TradeReads> {
  const binaries = findPostgres();
  const plain = binaries ? await startPostgres(binaries) : null;
  const database = plain ?? (await createMemoryDatabase(process.cwd()));
  await prepareDatabase(database, process.cwd());
  const startedMs = performance.now();
  for (let at = 0; at < rows; at += ROWS_A_BATCH)
    await database.query(FILL, [at, Math.min(at + ROWS_A_BATCH, rows) - 1]);
  const loadUsARow = ((performance.now() - startedMs) * 1000) / rows;
  await database.query("analyze public.wallet_trades");
  const reads = [];
  for (const [name, statement] of Object.entries(READS))
    reads.push({ name, ...(await measure(database, statement)) });
  await (plain ? plain.stop() : (database as { close(): Promise<void> }).close());
  return { engine: plain ? "Postgres" : "PGlite", rows, loadUsARow, reads };
}

const FILL = `
  insert into public.wallet_trades (
    origin, trade_key, traded_at, size, price, yes_shares, side, outcome_index, wallet, token_id, condition_id, transaction_hash)
  select 'demo', md5(n::text)::uuid, now() - (n * 7919 % 7776000) * interval '1 second',
    case when n % 50 = 0 then 5000 else n % 200 end, 0.5, 1, 'BUY', 0,
    '0x' || lpad(to_hex(n % 20000), 40, '0'), lpad((n % 10000)::text, 77, '7'),
    '0x' || lpad(to_hex(n % 5000), 64, '0'), '0x' || lpad(to_hex(n), 64, '0')
  from generate_series($1::bigint, $2::bigint) as n`;

async function measure(database: SqlClient, statement: string) {
  const bound = statement
    .replace("$1", `'0x${(77).toString(16).padStart(40, "0")}'`)
    .replace("$2", `'0x${(77).toString(16).padStart(64, "0")}'`);
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const startedMs = performance.now();
    await database.query(bound);
    times.push(performance.now() - startedMs);
  }
  const lines = await database.query<{ "QUERY PLAN": string }>(`explain ${bound}`);
  const plan = /using (\w+)/.exec(lines.map((line) => line["QUERY PLAN"]).join(" "))?.[1] ?? "scan";
  return { ms: times.toSorted((a, b) => a - b)[10] ?? 0, plan };
}
