import { type Reply, reply } from "../http/reply.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { WalletValue } from "./schema.ts";
import { type WalletContext, type WalletState, withWallet } from "./with-wallet.ts";

type Answer = {
  wallet: WalletState | null;
  positions: number;
  valued: number;
  value_usd: number | null;
  seen_at: string | null;
};

export async function getWalletValue(
  ctx: WalletContext,
  { address }: { address: string },
): Promise<Reply<WalletValue>> {
  const { answer, metadata } = await withWallet(
    ctx,
    address,
    async () =>
      unwrap(
        await ctx.db
          .rpc("get_wallet_value", { p_origin: ctx.origin, p_wallet: address })
          .abortSignal(ctx.signal),
      ) as unknown as Answer,
  );
  const { wallet, positions, valued, value_usd, seen_at } = answer;
  const isWhole = wallet?.refreshed_at != null && valued === positions;
  const value = {
    address,
    officialUsd: wallet?.official_value_usd ?? null,
    positions: toFigure(positions === 0 && wallet?.refreshed_at ? 0 : value_usd, {
      n: positions,
      coverage: isWhole ? (wallet.coverage ?? "lower_bound") : "lower_bound",
      asOf: seen_at ? toIso(seen_at) : (metadata.lastSynced ?? ctx.now().toISOString()),
      version: "value-1",
    }),
  };
  return reply(value, { metadata });
}
