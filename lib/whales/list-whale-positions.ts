import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { pageMetadata } from "./page-metadata.ts";
import { relativeSize } from "./relative-size.ts";
import type { WhalePosition } from "./schema.ts";
import { toFilterArgs } from "./to-filter-args.ts";
import { type MarketReferenceRow, toMarketReference } from "./to-market-reference.ts";
import type { WhalePositionsInput } from "./whale-filter.ts";
import { whaleTier } from "./whale-tier.ts";

type Row = {
  wallet: string;
  wallet_name: string | null;
  token_id: string;
  outcome: string | null;
  size: number | null;
  average_price: number | null;
  current_price: number | null;
  initial_value_usd: number | null;
  current_value_usd: number;
  unrealized_pnl_usd: number | null;
  redeemable: boolean | null;
  seen_at: string;
  is_market_maker: boolean;
  share_of_outcome: number | null;
  market: MarketReferenceRow;
};
type Answer = { total: number; rows: Row[] };

/** By current value and not by cost; the cost stands beside it. */
export async function listWhalePositions(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now">,
  input: WhalePositionsInput,
): Promise<Reply<WhalePosition[]>> {
  const { total, rows } = unwrap(
    await ctx.db
      .rpc("list_whale_positions", {
        ...toFilterArgs(ctx, input),
        p_exclude_mm: input.exclude_mm ?? false,
        p_sort: input.sort,
        p_limit: input.limit,
        p_offset: input.offset,
      })
      .abortSignal(ctx.signal),
  ) as Answer;
  return reply(rows.map(toWhalePosition), { metadata: pageMetadata(ctx, input, total) });
}

function toWhalePosition(row: Row): WhalePosition {
  const asOf = toIso(row.seen_at);
  const basis = { n: 1, coverage: "complete", asOf, version: "whale-1" } as const;
  return {
    wallet: row.wallet,
    walletName: row.wallet_name,
    market: toMarketReference(row.market),
    outcome: row.outcome,
    tokenId: row.token_id,
    shares: row.size,
    averagePrice: row.average_price,
    currentPrice: row.current_price,
    valueUsd: toFigure(row.current_value_usd, basis),
    costUsd: row.initial_value_usd,
    unrealizedPnlUsd: row.unrealized_pnl_usd,
    tier: whaleTier(row.current_value_usd),
    shareOfOutcome: toFigure(row.share_of_outcome, basis),
    ...relativeSize(row.current_value_usd, row.market.volume_24h, asOf),
    redeemable: row.redeemable,
    isMarketMaker: row.is_market_maker,
    seenAt: asOf,
  };
}
