import { listUnusualWallets } from "@/lib/insiders/list-unusual";
import { unusualInputSchema } from "@/lib/insiders/unusual-filter";
import { listConcentration } from "@/lib/whales/list-concentration";
import { listScoreboard } from "@/lib/whales/list-scoreboard";
import { listWhaleFlips } from "@/lib/whales/list-whale-flips";
import { listWhaleFlows } from "@/lib/whales/list-whale-flows";
import { listWhalePositions } from "@/lib/whales/list-whale-positions";
import { listWhaleTrades } from "@/lib/whales/list-whale-trades";
import { refreshMarketFigures } from "@/lib/whales/refresh-market-figures";
import {
  concentrationInputSchema,
  scoreboardInputSchema,
  whaleFlipsInputSchema,
  whaleFlowsInputSchema,
  whalePositionsInputSchema,
  whaleTradesInputSchema,
} from "@/lib/whales/whale-filter";
import { startStack } from "../support/stack";
import type { BenchRow } from "./executor";

const TRADES = 300_000;
const ROUNDS = 7;

export const fills = (from: number, to: number, spanDays: number) => `
  insert into public.wallet_trades (origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index, wallet,
    token_id, condition_id, transaction_hash)
  select 'demo', md5('t' || i)::uuid, now() - (i % 86400) * 30 * ${spanDays} * interval '1 second', size, price,
    case when (side = 'BUY') = (place = 0) then size else -size end, case when i % 2 = 0 then true end, side, place,
    '0x' || md5('w' || (i * 31 + i / 977) % 2400), 'm' || market || '-' || place, '0xc' || market, '0x' || md5('h' || i / 2)
  from generate_series(${from}, ${to}) as i, lateral (select
    (i * 17 + i / 53) % 3000 as market, (i * 7) % 2 as place, (array['BUY', 'BUY', 'SELL'])[1 + i % 3] as side,
    0.05 + 0.9 * ((i * 13) % 97) / 97.0 as price, exp(2 + 8 * power(((i * 29) % 9973) / 9973.0, 2)) as size) as drawn`;

export const SEED = [
  `insert into public.markets (origin, id, condition_id, slug, title, search, category, event_id, volume_24h, price, active, closed, end_date, content_hash)
   select 'demo', 'm' || i, '0xc' || i, 's' || i, 'Market ' || i, 'market ' || i, (array['Sports', 'Crypto', 'Politics'])[1 + i % 3],
     'e' || i / 4, exp(random() * 12), random(), true, false, now() + interval '20 days', 'h' from generate_series(0, 2999) as i`,
  `insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
   select 'demo', id, position, 'Yes', id || '-' || position, 0.5 from public.markets, generate_series(0, 1) as position`,
  `insert into public.wallets (origin, address, coverage, first_trade_at)
   select 'demo', '0x' || md5('w' || i), case when i % 3 > 0 then 'complete' end, now() - random() * interval '60 days' from generate_series(0, 2399) as i`,
  `insert into public.wallet_scores (origin, wallet, is_market_maker, edge, edge_low, edge_high)
   select 'demo', '0x' || md5('w' || i), i % 50 = 0, 0, random(), 1 from generate_series(0, 2399) as i`,
  `insert into public.wallet_positions (origin, wallet, token_id, status, current_value_usd, condition_id)
   select 'demo', '0x' || md5('w' || i % 2400), 'm' || i % 3000 || '-' || i / 40000, 'open', exp(random() * 12), '0xc' || i % 3000 from generate_series(1, 80000) as i
   on conflict do nothing`,
  `insert into public.holder_lists select 'demo', '0xc' || i, 'm' || i || '-' || p, 20, 100000, 'truncated', now()
   from generate_series(0, 999) as i, generate_series(0, 1) as p`,
  `insert into public.holders select 'demo', '0xc' || i, 'm' || i || '-' || p, '0x' || md5('w' || h), 4000 / (1 + h), p, now()
   from generate_series(0, 999) as i, generate_series(0, 1) as p, generate_series(0, 19) as h`,
  `insert into public.prices_1h select 'demo', 'm' || i || '-0', date_trunc('hour', now()) - h * interval '1 hour', 0.5, 0.5, 0.5, 0.3 + 0.4 * random(), 1
   from generate_series(0, 999) as i, generate_series(0, 335) as h`,
];

const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

/** Every board of large wallets over the embedded database, and what keeping its figures costs. */
export async function benchWhales(): Promise<BenchRow[]> {
  const stack = await startStack();
  const rows: BenchRow[] = [];
  const state = (figure: string, value: number) => {
    process.stderr.write(`  ${figure}: ${Math.round(value)} ms\n`);
    rows.push({ figure: `whales, ${figure}`, value, unit: "ms", target: "stated", pass: null });
  };
  const signal = new AbortController().signal;
  const context = {
    db: stack.anon(),
    service: stack.service(),
    origin: "demo" as const,
    now: () => new Date(),
    signal,
  };
  const refresh = () => refreshMarketFigures(context, { budgetMs: 600_000 });
  try {
    for (const statement of SEED) await stack.sql(statement);
    for (let from = 1; from <= TRADES; from += 50_000)
      await stack.sql(fills(from, from + 49_999, 1));
    await stack.sql("vacuum analyze");
    state(`all figures of ${TRADES} fills, 3,000 markets, from nothing`, await timed(refresh));
    await stack.sql("vacuum analyze");
    await stack.sql(fills(TRADES + 1, TRADES + 1000, 0));
    state("1,000 fills more", await timed(refresh));
    const reads: Record<string, () => Promise<unknown>> = {
      "trades, first page": () => listWhaleTrades(context, whaleTradesInputSchema.parse({})),
      "trades, one category": () =>
        listWhaleTrades(context, whaleTradesInputSchema.parse({ category: "Crypto" })),
      "trades, 30 d by size": () =>
        listWhaleTrades(
          context,
          whaleTradesInputSchema.parse({ window: "30d", sort: "-notionalUsd" }),
        ),
      "flows, 24 h by market": () => listWhaleFlows(context, whaleFlowsInputSchema.parse({})),
      "flows, 30 d by market": () =>
        listWhaleFlows(context, whaleFlowsInputSchema.parse({ window: "30d" })),
      "flows, 30 d by time": () =>
        listWhaleFlows(context, whaleFlowsInputSchema.parse({ window: "30d", by: "time" })),
      "flows, 30 d of one market": () =>
        listWhaleFlows(context, whaleFlowsInputSchema.parse({ window: "30d", market: "m7" })),
      "flips, 7 d": () => listWhaleFlips(context, whaleFlipsInputSchema.parse({})),
      "flips, 30 d from 1,000 dollars": () =>
        listWhaleFlips(context, whaleFlipsInputSchema.parse({ window: "30d", min_usd: "1000" })),
      "positions, first page": () =>
        listWhalePositions(context, whalePositionsInputSchema.parse({})),
      "concentration of 2,000 lists": () =>
        listConcentration(context, concentrationInputSchema.parse({})),
      "concentration of one market": () =>
        listConcentration(context, concentrationInputSchema.parse({ market: "m7" })),
      "scoreboard of 2,400 wallets": () => listScoreboard(context, scoreboardInputSchema.parse({})),
      "unusual wallets": () =>
        listUnusualWallets(context, unusualInputSchema.parse({ window: "30d" })),
    };
    for (const [name, read] of Object.entries(reads)) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) times.push(await timed(read));
      state(`${name}, median of ${ROUNDS}`, median(times));
    }
  } finally {
    await stack.stop();
  }
  return rows;
}
