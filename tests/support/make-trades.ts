import type { SqlClient } from "@/supabase/local/sql-client.ts";

export type TestTrade = {
  wallet: string;
  market: string;
  side?: "BUY" | "SELL";
  outcome?: 0 | 1;
  size?: number;
  price?: number;
  at?: string;
  taker?: boolean | null;
  tx?: string;
};

let count = 0;

/** Stores fills as the ingest does. */
export async function storeTrades(sql: SqlClient, trades: readonly TestTrade[]): Promise<void> {
  const rows = trades.map((trade) => ({
    side: "BUY",
    outcome: 0,
    size: 10,
    price: 0.5,
    at: "2026-11-01T12:00:00Z",
    taker: null,
    tx: `0x${count}`,
    ...trade,
    key: String(count++),
  }));
  await sql.query(
    `insert into public.wallet_trades (origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index, wallet,
       token_id, condition_id, transaction_hash)
     select 'demo', md5(key)::uuid, at, size, price, case when (side = 'BUY') = (outcome = 0) then size else -size end, taker, side,
       outcome, wallet, market || '-' || outcome, market, tx
     from json_to_recordset($1::json) as row (key text, at timestamptz, size float8, price float8, taker boolean, side text,
       outcome smallint, wallet text, market text, tx text)`,
    [JSON.stringify(rows)],
  );
}

/** A market of its own event; settled where a payout of the first outcome is given. */
export async function storeMarket(
  sql: SqlClient,
  id: string,
  { payout, event = id, fee }: { payout?: number; event?: string; fee?: object } = {},
): Promise<void> {
  const settled = payout !== undefined;
  await sql.query(
    `insert into public.markets (origin, id, condition_id, title, search, event_id, end_date, active, closed, resolution_status, price,
       best_bid, best_ask, content_hash)
     values ('demo', $1, $1, $1, $1, $2, '2026-11-10T00:00:00Z', true, $3, $4, 0.5, 0.5, 0.5, 'x')
     on conflict (origin, id) do update set closed = excluded.closed, resolution_status = excluded.resolution_status`,
    [id, event, settled, settled ? "resolved" : null],
  );
  await sql.query(
    `insert into public.market_details (origin, market_id, fee_schedule, closed_time) values ('demo', $1, $2, $3)
     on conflict (origin, market_id) do update set closed_time = excluded.closed_time`,
    [id, fee ? JSON.stringify(fee) : null, settled ? "2026-11-10T02:00:00Z" : null],
  );
  for (const position of [0, 1])
    await sql.query(
      `insert into public.market_outcomes (origin, market_id, position, name, token_id, price) values ('demo', $1, $2, $3, $4, $5)
       on conflict (origin, market_id, position) do update set price = excluded.price`,
      [
        id,
        position,
        ["Yes", "No"][position],
        `${id}-${position}`,
        payout === undefined ? 0.5 : position === 0 ? payout : 1 - payout,
      ],
    );
}
