import { type Reply, reply } from "../http/reply.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { WalletValue } from "./schema.ts";
import { type WalletContext, type WalletState, withWallet } from "./with-wallet.ts";

export type ValueAnswer = {
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
      ) as unknown as ValueAnswer,
  );
  return reply(toWalletValue(ctx, address, answer), { metadata });
}

export function toWalletValue(
  { now }: Pick<WalletContext, "now">,
  address: string,
  { wallet, positions, valued, value_usd, seen_at }: ValueAnswer,
): WalletValue {
  const asOf = seen_at ?? wallet?.refreshed_at ?? now().toISOString();
  const isWhole = wallet?.refreshed_at != null && valued === positions;
  return {
    address,
    officialUsd: wallet?.official_value_usd ?? null,
    positions: toFigure(positions === 0 && wallet?.refreshed_at ? 0 : value_usd, {
      n: positions,
      coverage: isWhole ? (wallet.coverage ?? "lower_bound") : "lower_bound",
      asOf: toIso(asOf),
      version: "value-1",
    }),
  };
}
