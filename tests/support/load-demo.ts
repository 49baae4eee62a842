import { createDemoHandler } from "@/lib/demo/demo-handler.ts";
import type { SqlClient } from "@/supabase/local/sql-client.ts";

type Snake = Record<string, string | number | null>;
type Market = {
  id: string;
  conditionId: string;
  question: string;
  outcomes: string;
  outcomePrices?: string;
  clobTokenIds: string;
  closed: boolean;
  umaResolutionStatus?: string;
  closedTime?: string;
  endDate?: string;
  bestBid?: number;
  bestAsk?: number;
  feeSchedule?: object;
  events: { id: string }[];
};

export type DemoAnswers = { trades: Snake[]; takers: Set<string>; markets: Market[] };

/** Everything that detectors may know: the demo's answers about all trades and about the traded markets. */
export async function readDemo(options: {
  seed: number;
  markets: number;
  now: Date;
}): Promise<DemoAnswers> {
  const handle = createDemoHandler({ ...options, latencyMs: 0, now: () => options.now });
  const get = async <T>(path: string): Promise<T> => {
    const response = await handle(new Request(`http://demo.test${path}`));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as T;
  };
  const walk = async (query: string): Promise<Snake[]> => {
    const rows: Snake[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { data: Snake[]; pagination: { next_cursor: string | null } } = await get(
        `/data/v2/trades?limit=1000&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      rows.push(...page.data);
      cursor = page.pagination.next_cursor;
    }
    return rows;
  };
  const trades = await walk("taker_only=false");
  const takers = new Set((await walk("taker_only=true")).map(keyOf));
  const ids = [...new Set(trades.map((row) => String(row["condition_id"])))];
  const markets: Market[] = [];
  for (let at = 0; at < ids.length; at += 100) {
    const query = ids
      .slice(at, at + 100)
      .map((id) => `condition_ids=${id}`)
      .join("&");
    for (const closed of ["", "&closed=true"])
      markets.push(...(await get<Market[]>(`/gamma/markets?limit=100&${query}${closed}`)));
  }
  const unique = new Map(markets.map((market) => [market.id, market]));
  return { trades, takers, markets: [...unique.values()] };
}

export const keyOf = (row: Snake): string =>
  ["transaction_hash", "token_id", "side", "size", "price", "proxy_wallet"]
    .map((field) => row[field])
    .join("|");

const BATCH = 10_000;

async function insert(sql: SqlClient, statement: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH)
    await sql.query(statement, [JSON.stringify(rows.slice(at, at + BATCH))]);
}

/** Stores the answers as the ingest does. */
export async function loadDemo(sql: SqlClient, answers: DemoAnswers): Promise<void> {
  await loadMarkets(sql, answers.markets);
  await insert(
    sql,
    `insert into public.wallets (origin, address, coverage)
     select 'demo', address, 'complete' from json_to_recordset($1::json) as row (address text) on conflict do nothing`,
    [...new Set(answers.trades.map((row) => row["proxy_wallet"]))].map((address) => ({ address })),
  );
  await loadTrades(sql, answers.trades, answers.takers);
  await sql.query("analyze");
}

export async function loadTrades(
  sql: SqlClient,
  trades: readonly Snake[],
  takers: ReadonlySet<string>,
): Promise<void> {
  const seen = new Map<string, number>();
  const rows = trades.map((row) => {
    const key = keyOf(row);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return { ...row, key: `${key}|${occurrence}`, occurrence, taker: takers.has(key) };
  });
  await insert(
    sql,
    `insert into public.wallet_trades (origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index,
       occurrence, wallet, token_id, condition_id, transaction_hash)
     select 'demo', md5(key)::uuid, to_timestamp(timestamp), size, price,
       case when (side = 'BUY') = (outcome_index = 0) then size else -size end, taker, side, outcome_index, occurrence,
       proxy_wallet, token_id, condition_id, transaction_hash
     from json_to_recordset($1::json) as row (key text, timestamp bigint, size float8, price float8, side text,
       outcome_index smallint, occurrence smallint, taker boolean, proxy_wallet text, token_id text, condition_id text,
       transaction_hash text)`,
    rows,
  );
}

async function loadMarkets(sql: SqlClient, markets: readonly Market[]): Promise<void> {
  const rows = markets.map((market) => ({
    ...market,
    event_id: market.events[0]?.id ?? null,
    status: market.umaResolutionStatus ?? null,
    price: market.outcomePrices ? Number(JSON.parse(market.outcomePrices)[0]) : null,
    fee: market.feeSchedule ?? null,
    closed_time: market.closedTime ?? null,
    end_date: market.endDate ?? null,
  }));
  const columns = `(id text, "conditionId" text, question text, event_id text, end_date timestamptz, closed boolean,
    status text, price float8, "bestBid" float8, "bestAsk" float8, fee jsonb, closed_time timestamptz, outcomes text,
    "outcomePrices" text, "clobTokenIds" text)`;
  await insert(
    sql,
    `insert into public.markets (origin, id, condition_id, title, search, event_id, end_date, active, closed,
       resolution_status, price, best_bid, best_ask, content_hash)
     select 'demo', id, lower("conditionId"), question, '', event_id, end_date, true, closed, status, price, "bestBid",
       "bestAsk", 'x' from json_to_recordset($1::json) as row ${columns}`,
    rows,
  );
  await insert(
    sql,
    `insert into public.market_details (origin, market_id, fee_schedule, closed_time)
     select 'demo', id, fee, closed_time from json_to_recordset($1::json) as row ${columns}`,
    rows,
  );
  await insert(
    sql,
    `insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
     select 'demo', id, position - 1, name, "clobTokenIds"::json ->> (position - 1)::int,
       ("outcomePrices"::json ->> (position - 1)::int)::float8
     from json_to_recordset($1::json) as row ${columns},
       lateral json_array_elements_text(outcomes::json) with ordinality as listed (name, position)`,
    rows,
  );
}
