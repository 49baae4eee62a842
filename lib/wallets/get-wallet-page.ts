import { type Reply, reply } from "../http/reply.ts";
import { toIso } from "../markets/to-market.ts";
import type { Tables } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type FiguresAnswer, readWalletPnl } from "./get-wallet-pnl.ts";
import { toWalletValue, type ValueAnswer } from "./get-wallet-value.ts";
import { toPosition } from "./list-positions.ts";
import { type ActivityRow, toActivityPage } from "./list-wallet-activity.ts";
import { toTradePage, type TradeRow } from "./list-wallet-trades.ts";
import type { WalletIdentity, WalletPage } from "./schema.ts";
import { type CalibrationAnswer, toWalletCalibration } from "./to-wallet-calibration.ts";
import { type WalletContext, type WalletState, withWallet } from "./with-wallet.ts";

type Positions = { total: number; rows: Tables<"wallet_positions">[] };

type Answer = {
  wallet: WalletState | null;
  open: Positions;
  closed: Positions;
  trades: TradeRow[];
  activity: ActivityRow[];
  value: ValueAnswer;
  figures: FiguresAnswer;
  calibration: CalibrationAnswer;
};

/** The first page of every list and all figures of a wallet in one request: what its page shows at once. */
export async function getWalletPage(
  ctx: WalletContext,
  { address, limit }: { address: string; limit: number },
): Promise<Reply<WalletPage>> {
  const { answer, metadata } = await withWallet(
    ctx,
    address,
    async () =>
      unwrap(
        await ctx.db
          .rpc("get_wallet_page", { p_origin: ctx.origin, p_wallet: address, p_limit: limit })
          .abortSignal(ctx.signal),
      ) as unknown as Answer,
  );
  const toPositions = ({ total, rows }: Positions) => ({ total, rows: rows.map(toPosition) });
  const page: WalletPage = {
    identity: answer.wallet && toIdentity(answer.wallet),
    positions: toPositions(answer.open),
    closedPositions: toPositions(answer.closed),
    trades: toTradePage(answer.trades, limit),
    activity: toActivityPage(answer.activity, limit),
    value: toWalletValue(ctx, address, answer.value),
    pnl: await readWalletPnl(ctx, address, answer.figures),
    calibration: toWalletCalibration(answer.calibration, {
      coverage: answer.wallet?.coverage ?? "lower_bound",
      asOf: answer.figures.score ? toIso(answer.figures.score.as_of) : ctx.now().toISOString(),
    }),
  };
  return reply(page, { metadata: { limit, ...metadata } });
}

const toIdentity = (wallet: WalletState): WalletIdentity => ({
  name: wallet.name,
  pseudonym: wallet.pseudonym,
  refreshedAt: wallet.refreshed_at && toIso(wallet.refreshed_at),
  coverage: wallet.coverage,
  coverageReason: wallet.coverage_reason,
  firstSeenAt: wallet.first_seen_at && toIso(wallet.first_seen_at),
});
