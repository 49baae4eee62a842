import { type Reply, reply } from "../http/reply.ts";
import { readTimeCursor, toTimePage } from "../http/time-cursor.ts";
import { toIso } from "../markets/to-market.ts";
import type { Tables } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { ListWalletActivityInput, WalletActivity } from "./schema.ts";
import { type NamedRow, toNames } from "./to-names.ts";
import { type WalletContext, type WalletState, withWallet } from "./with-wallet.ts";

export type ActivityRow = Tables<"wallet_activity"> & NamedRow;
type Answer = { wallet: WalletState | null; rows: ActivityRow[] };

export async function listWalletActivity(
  ctx: WalletContext,
  { address, type, limit, cursor }: ListWalletActivityInput,
): Promise<Reply<WalletActivity[]>> {
  const after = readTimeCursor(cursor);
  const { answer, metadata } = await withWallet(
    ctx,
    address,
    async () =>
      unwrap(
        await ctx.db
          .rpc("list_wallet_activity", {
            p_origin: ctx.origin,
            p_wallet: address,
            p_limit: limit,
            ...(after && { p_before: after.at, p_before_key: after.key }),
            ...(type && { p_type: type }),
          })
          .abortSignal(ctx.signal),
      ) as unknown as Answer,
  );
  const { rows, nextCursor } = toActivityPage(answer.rows, limit);
  return reply(rows, { metadata: { limit, nextCursor, ...metadata } });
}

/** One row more than the limit says that there are more. */
export function toActivityPage(found: readonly ActivityRow[], limit: number) {
  const page = toTimePage(found, limit, (row) => ({ at: row.occurred_at, key: row.activity_key }));
  return { ...page, rows: page.rows.map(toWalletActivity) };
}

const toWalletActivity = (row: ActivityRow): WalletActivity => ({
  id: row.activity_key,
  ...toNames(row),
  type: row.type,
  side: row.side === "BUY" || row.side === "SELL" ? row.side : null,
  size: row.size,
  price: row.price,
  usd: row.usd,
  transactionHash: row.transaction_hash,
  occurredAt: toIso(row.occurred_at),
});
