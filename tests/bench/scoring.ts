import { scoreWallets } from "@/lib/wallets/score-wallets";
import { startStack, type TestStack } from "../support/stack";
import type { BenchRow } from "./executor";

const WALLETS = 2000;
const MARKETS = 3000;

const markets = `
  with listed as (select i, 'm' || i as id, i % 2 = 0 as settled from generate_series(1, ${MARKETS}) as i),
  stored as (
    insert into public.markets (origin, id, condition_id, title, search, event_id, end_date, active, closed, resolution_status,
      price, best_bid, best_ask, content_hash)
    select 'demo', id, md5(id), id, id, 'e' || i / 3, now() - interval '10 days', true, settled,
      case when settled then 'resolved' end, 0.5, 0.49, 0.51, 'x' from listed)
  insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
  select 'demo', id, position, 'x', id || position, case when not settled then 0.5 when i % 4 = 0 then 1 - position else position end
  from listed, generate_series(0, 1) as position`;

/**
 * Wallets and markets as unevenly busy as they are: some have hundreds of fills, most a few; two rows a match. Fills come
 * in bouts of four between two wallets (the recorded answers have 1.6 to 13 fills a wallet, market and day), and a market
 * trades for twenty days.
 */
const trades = (from: number, to: number) => `
  insert into public.wallet_trades (origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index, wallet,
    token_id, condition_id, transaction_hash)
  select 'demo', md5(match::text || side)::uuid,
    now() - interval '120 days' + (market % 100 + day) * interval '1 day' + random() * interval '1 hour', size, price,
    case side when 'BUY' then size else -size end, side = 'BUY', side, 0,
    '0x' || case side when 'BUY' then taker else maker end, 'm' || market || '0', md5('m' || market), 'tx' || match
  from (select bout * 4 + fill as match, taker, maker, market, day, 1 + random() * 500 as size, 0.05 + random() * 0.9 as price
      from (select bout, (1 + floor(power(random(), 1.5) * ${MARKETS}))::integer as market, floor(random() * 20)::integer as day,
          floor(power(random(), 2) * ${WALLETS})::text as taker, floor(power(random(), 2) * ${WALLETS})::text as maker
        from generate_series(${from} / 4, (${to} + 1) / 4 - 1) as bout) as bouts, generate_series(0, 3) as fill) as matched,
    unnest(array['BUY', 'SELL']) as side`;

async function load(stack: TestStack, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 50_000)
    await stack.sql(trades(at / 2, Math.min(at + 50_000, from + count) / 2 - 1));
}

type Spent = { wall: number; processor: number };

/** Seconds; the database is in this process, so that its processor time is the whole cost on a busy machine too. */
async function measure(stack: TestStack): Promise<Spent> {
  // Loading kept this process busy for so long that the server has closed its idle connections: let it say so.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const ctx = {
    service: stack.service(),
    origin: "demo" as const,
    now: () => new Date(),
    signal: new AbortController().signal,
  };
  for (;;) {
    const { finished } = await scoreWallets(ctx);
    if (!finished) continue;
    const { user, system } = process.cpuUsage(startCpu);
    return { wall: (performance.now() - startMs) / 1000, processor: (user + system) / 1e6 };
  }
}

/** Fills that are stored already are scored over the embedded REST API, as the cron route does it. */
export async function benchScoring(): Promise<BenchRow[]> {
  const stack = await startStack();
  const rows: BenchRow[] = [];
  const add = (name: string, { wall, processor }: Spent, limit: number | null) => {
    const figure = `scoring, ${name}`;
    const target = limit === null ? "stated" : `≤ ${limit}`;
    rows.push(
      { figure, value: wall, unit: "s", target, pass: limit === null ? null : wall <= limit },
      {
        figure: `${figure}, processor time`,
        value: processor,
        unit: "s",
        target: "stated",
        pass: null,
      },
    );
  };
  try {
    await stack.sql(markets);
    // As a sync leaves it, which says whether any market changed since the last scoring.
    await stack.sql("insert into public.sync_sources (origin, generation) values ('demo', 1)");
    await stack.sql(
      `insert into public.wallets (origin, address, coverage)
       select 'demo', '0x' || i, 'complete' from generate_series(0, ${WALLETS}) as i`,
    );
    await load(stack, 0, 100_000);
    add("100,000 trades", await measure(stack), 10);
    await load(stack, 100_000, 1000);
    add("1,000 more", await measure(stack), 0.5);
    if (process.env["CASCADIAN_BENCH_MILLION"] === "0") return rows;
    await load(stack, 101_000, 899_000);
    add("899,000 more, to 1,000,000", await measure(stack), null);
    await load(stack, 1_000_000, 1000);
    add("1,000 more on 1,000,000", await measure(stack), null);
  } finally {
    await stack.stop();
  }
  return rows;
}
