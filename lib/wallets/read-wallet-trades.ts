import type { Context } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export type WalletTrade = {
  tradedAt: string;
  side: "BUY" | "SELL";
  conditionId: string | null;
  tokenId: string;
  outcomeIndex: number | null;
  /** Shares. */
  size: number;
  price: number;
  notionalUsd: number;
  /** Signed shares of the first outcome; null where the outcome is unknown. */
  yesShares: number | null;
  /** Null is not known. */
  isTaker: boolean | null;
  transactionHash: string;
};

/** The fills of one wallet, newest first. */
export async function readWalletTrades(
  { db, origin }: Pick<Context, "db" | "origin">,
  { address, limit, offset = 0 }: { address: string; limit: number; offset?: number },
): Promise<WalletTrade[]> {
  const rows = unwrap(
    await db.rpc("list_wallet_trades", {
      p_origin: origin,
      p_wallet: address,
      p_limit: limit,
      p_offset: offset,
    }),
  );
  return rows.map((row) => ({
    tradedAt: toIso(row.traded_at),
    side: row.side as WalletTrade["side"],
    conditionId: row.condition_id,
    tokenId: row.token_id,
    outcomeIndex: row.outcome_index,
    size: row.size,
    price: row.price,
    notionalUsd: row.notional ?? row.size * row.price,
    yesShares: row.yes_shares,
    isTaker: row.is_taker,
    transactionHash: row.transaction_hash,
  }));
}
