import { type Reply, reply } from "../http/reply.ts";
import { readTimeCursor, toTimePage } from "../http/time-cursor.ts";
import { toIso } from "../markets/to-market.ts";
import type { Tables } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { ListWalletTradesInput, WalletTrade } from "./schema.ts";
import { type NamedRow, toNames } from "./to-names.ts";
import { type WalletContext, type WalletState, withWallet } from "./with-wallet.ts";

export type TradeRow = Tables<"wallet_trades"> & NamedRow;
type Answer = { wallet: WalletState | null; rows: TradeRow[] };

export async function listWalletTrades(
  ctx: WalletContext,
  { address, market, limit, cursor }: ListWalletTradesInput,
): Promise<Reply<WalletTrade[]>> {
  const after = readTimeCursor(cursor);
  const { answer, metadata } = await withWallet(
    ctx,
    address,
    async () =>
      unwrap(
        await ctx.db
          .rpc("list_wallet_trades", {
            p_origin: ctx.origin,
            p_wallet: address,
            p_limit: limit,
            ...(after && { p_before: after.at, p_before_key: after.key }),
            ...(market && { p_condition_id: market }),
          })
          .abortSignal(ctx.signal),
      ) as unknown as Answer,
  );
  const { rows, nextCursor } = toTradePage(answer.rows, limit);
  return reply(rows, { metadata: { limit, nextCursor, ...metadata } });
}

/** One row more than the limit says that there are more. */
export function toTradePage(found: readonly TradeRow[], limit: number) {
  const page = toTimePage(found, limit, (row) => ({ at: row.traded_at, key: row.trade_key }));
  return { ...page, rows: page.rows.map(toWalletTrade) };
}

const toWalletTrade = (row: TradeRow): WalletTrade => ({
  id: row.trade_key,
  ...toNames(row),
  side: row.side === "BUY" ? "BUY" : "SELL",
  size: row.size,
  price: row.price,
  notionalUsd: row.notional ?? row.size * row.price,
  yesShares: row.yes_shares,
  isTaker: row.is_taker,
  transactionHash: row.transaction_hash,
  tradedAt: toIso(row.traded_at),
});
