import { type Reply, reply } from "../http/reply.ts";
import { type FigureBasis, toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import type { Tables } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { computeWalletPnl, type StoredPnl } from "./compute-wallet-pnl.ts";
import type { WalletPnl } from "./schema.ts";
import { toWalletScores } from "./to-wallet-scores.ts";
import { type WalletContext, type WalletState, withWallet } from "./with-wallet.ts";

export type FiguresAnswer = {
  wallet: WalletState | null;
  score: Tables<"wallet_scores"> | null;
  pnl: StoredPnl | null;
};

/** Marks move without the wallet doing anything. */
const MARKS_AGE_MS = 15 * 60_000;

/** As stored; computed first where the wallet was fetched since, and behind the answer where only marks moved. */
export async function getWalletPnl(
  ctx: WalletContext,
  { address }: { address: string },
): Promise<Reply<WalletPnl>> {
  const { answer, metadata } = await withWallet(
    ctx,
    address,
    async () =>
      unwrap(
        await ctx.db
          .rpc("get_wallet_figures", { p_origin: ctx.origin, p_wallet: address })
          .abortSignal(ctx.signal),
      ) as unknown as FiguresAnswer,
  );
  return reply(await readWalletPnl(ctx, address, answer), { metadata });
}

export async function readWalletPnl(
  ctx: WalletContext,
  address: string,
  { wallet, pnl, score }: FiguresAnswer,
): Promise<WalletPnl> {
  const known = pnl && isOfLatestRefresh(pnl, wallet) ? pnl : null;
  const current = known ?? (await computeWalletPnl(ctx, address));
  if (known && ctx.now().getTime() - Date.parse(known.as_of) > MARKS_AGE_MS) {
    const { service, origin, now } = ctx;
    ctx.inBackground("profit and loss of a wallet", (signal) =>
      computeWalletPnl({ service, origin, now, signal }, address),
    );
  }
  return toWalletPnl(address, wallet, current, score);
}

const isOfLatestRefresh = (pnl: StoredPnl, wallet: WalletState | null): boolean =>
  (pnl.refreshed_at === null ? null : Date.parse(pnl.refreshed_at)) ===
  (wallet?.refreshed_at ? Date.parse(toIso(wallet.refreshed_at)) : null);

function toWalletPnl(
  address: string,
  wallet: WalletState | null,
  { summary, as_of, equity }: StoredPnl,
  score: Tables<"wallet_scores"> | null,
): WalletPnl {
  const basis = (version: string): FigureBasis => ({
    n: summary.events,
    coverage: summary.coverage,
    asOf: toIso(as_of),
    version,
  });
  const byCost = basis("pnl-average-cost-1");
  const isKnown = wallet?.refreshed_at != null;
  const figure = (usd: number, of: FigureBasis) => toFigure(isKnown ? usd : null, of);
  /** Where open shares have no price the figure lies between two bounds: they are worth nothing to a dollar each. */
  const marked = (usd: number, of: FigureBasis) => {
    const unmarked = summary.unmarkedShares ?? 0;
    if (!isKnown || unmarked === 0) return figure(usd, of);
    return toFigure(null, of, { low: usd, high: usd + unmarked });
  };
  return {
    address,
    name: wallet?.name ?? null,
    pseudonym: wallet?.pseudonym ?? null,
    total: marked(summary.totalUsd, byCost),
    realized: figure(summary.realizedUsd, byCost),
    unrealized: marked(summary.unrealizedUsd, byCost),
    fees: figure(summary.feesUsd, byCost),
    rewards: figure(summary.rewardsUsd, byCost),
    cashFlow: marked(summary.cashFlowUsd, basis("pnl-cash-flow-1")),
    value: marked(summary.valueUsd, byCost),
    reconciliation: summary.reconciliation,
    equity,
    scores: score && toWalletScores(score),
  };
}
