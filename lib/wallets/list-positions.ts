import { type Reply, reply } from "../http/reply.ts";
import { toIso } from "../markets/to-market.ts";
import type { Tables } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { ListClosedPositionsInput, ListPositionsInput, Position } from "./schema.ts";
import { type WalletContext, type WalletState, withWallet } from "./with-wallet.ts";

type Answer = { wallet: WalletState | null; total: number; rows: Tables<"wallet_positions">[] };

export const listPositions = (ctx: WalletContext, input: ListPositionsInput) =>
  listByStatus(ctx, "open", input);

export const listClosedPositions = (ctx: WalletContext, input: ListClosedPositionsInput) =>
  listByStatus(ctx, "closed", input);

async function listByStatus(
  ctx: WalletContext,
  status: "open" | "closed",
  { address, market, sort, limit, offset }: ListPositionsInput | ListClosedPositionsInput,
): Promise<Reply<Position[]>> {
  const { answer, metadata } = await withWallet(
    ctx,
    address,
    async () =>
      unwrap(
        await ctx.db
          .rpc("list_wallet_positions", {
            p_origin: ctx.origin,
            p_wallet: address,
            p_status: status,
            p_sort: sort,
            p_limit: limit,
            p_offset: offset,
            ...(market && { p_condition_id: market }),
          })
          .abortSignal(ctx.signal),
      ) as unknown as Answer,
  );
  const page = Math.floor(offset / limit) + 1;
  return reply(answer.rows.map(toPosition), {
    metadata: { total: answer.total, page, limit, ...metadata },
  });
}

export const toPosition = (row: Tables<"wallet_positions">): Position => ({
  conditionId: row.condition_id,
  tokenId: row.token_id,
  oppositeTokenId: row.opposite_token_id,
  title: row.title,
  slug: row.slug,
  eventSlug: row.event_slug,
  outcome: row.outcome,
  outcomeIndex: row.outcome_index,
  size: row.size,
  averagePrice: row.average_price,
  initialValueUsd: row.initial_value_usd,
  currentValueUsd: row.current_value_usd,
  currentPrice: row.current_price,
  unrealizedPnlUsd: row.unrealized_pnl_usd,
  realizedPnlUsd: row.realized_pnl_usd,
  totalBought: row.total_bought,
  redeemable: row.redeemable,
  mergeable: row.mergeable,
  negRisk: row.neg_risk,
  endDate: row.end_date && toIso(row.end_date),
  closedAt: row.closed_at && toIso(row.closed_at),
});
