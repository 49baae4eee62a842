import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import type { UpstreamPort } from "../markets/get-order-book.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { addDepthShare } from "./add-depth-share.ts";
import { relativeSize } from "./relative-size.ts";
import type { WhaleTrade } from "./schema.ts";
import { toFilterArgs } from "./to-filter-args.ts";
import { type MarketReferenceRow, toMarketReference } from "./to-market-reference.ts";
import type { WhaleTradesInput } from "./whale-filter.ts";

type Row = {
  trade_key: string;
  traded_at: string;
  size: number;
  price: number;
  notional: number;
  yes_shares: number | null;
  is_taker: boolean | null;
  side: "BUY" | "SELL";
  outcome_index: number | null;
  outcome: string | null;
  wallet: string;
  wallet_name: string | null;
  token_id: string;
  condition_id: string | null;
  transaction_hash: string;
  is_market_maker: boolean;
  is_wash: boolean;
  market: MarketReferenceRow | null;
};
type Answer = { rows: Row[]; as_of: string };

type Ports = Pick<Context, "db" | "origin" | "signal" | "now">;

/** The tape with what its fills are beside their books, where that was asked for. */
export async function listComparedTrades(
  ctx: Ports & Pick<Context, "log"> & UpstreamPort,
  input: WhaleTradesInput,
): Promise<Reply<WhaleTrade[]>> {
  const answer = await listWhaleTrades(ctx, input);
  if (!input.depth) return answer;
  const { data, metadata } = answer;
  return reply(await addDepthShare(ctx, data), { ...(metadata && { metadata }) });
}

/** The tape of large trades; a cursor goes on where a page ended, whatever arrived since. */
export async function listWhaleTrades(
  ctx: Ports,
  input: WhaleTradesInput,
): Promise<Reply<WhaleTrade[]>> {
  const { sort, limit, offset, cursor } = input;
  const [afterAt, afterKey] = cursor?.split("~") ?? [];
  const byTime = sort === "-tradedAt" && afterAt !== undefined && afterKey !== undefined;
  const { rows, as_of } = unwrap(
    await ctx.db
      .rpc("list_whale_trades", {
        ...toFilterArgs(ctx, input),
        p_exclude_mm: input.exclude_mm ?? false,
        p_takers: input.role === "taker",
        p_sort: sort,
        p_limit: limit,
        p_offset: byTime ? 0 : offset,
        ...(byTime && { p_after_at: afterAt, p_after_key: afterKey }),
      })
      .abortSignal(ctx.signal),
  ) as Answer;
  const asOf = toIso(as_of);
  const last = rows.at(-1);
  const nextCursor =
    sort === "-tradedAt" && last && rows.length === limit
      ? `${last.traded_at}~${last.trade_key}`
      : null;
  return reply(
    rows.map((row) => toWhaleTrade(row, asOf)),
    { metadata: { limit, nextCursor, source: ctx.origin } },
  );
}

const toWhaleTrade = (row: Row, asOf: string): WhaleTrade => ({
  id: row.trade_key,
  tradedAt: toIso(row.traded_at),
  wallet: row.wallet,
  walletName: row.wallet_name,
  market: row.condition_id === null || !row.market ? null : toMarketReference(row.market),
  outcome: row.outcome,
  outcomeIndex: row.outcome_index,
  tokenId: row.token_id,
  side: row.side,
  isTaker: row.is_taker,
  shares: row.size,
  price: row.price,
  notionalUsd: row.notional,
  yesShares: row.yes_shares,
  ...relativeSize(row.notional, row.market?.volume_24h, asOf),
  isMarketMaker: row.is_market_maker,
  isWash: row.is_wash,
  transactionHash: row.transaction_hash,
});
