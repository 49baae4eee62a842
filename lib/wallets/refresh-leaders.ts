import type { Parsed, LeaderRecord } from "../polymarket/records.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { isAddress } from "./ingest-reject.ts";
import type { FeedContext } from "./read-trade-feed.ts";

/** Boards of every span by both orders; the one of all time tells the upstream's own profit. */
const WINDOWS = ["all", "month", "week", "day"] as const;
const ORDERS = ["pnl", "volume"] as const;
const ROWS_A_BOARD = 50;

/** Who leads the boards is worth a look: notes these wallets as due. Answers how many there were. */
export async function refreshLeaders(ctx: FeedContext): Promise<number> {
  const { polymarket, service, origin, signal } = ctx;
  const wallets = new Map<string, LeaderRow>();
  for (const window of WINDOWS)
    for (const orderBy of ORDERS) {
      const request = { window, orderBy, limit: ROWS_A_BOARD, signal, lane: "wallets" };
      const { rows } = await polymarket.listLeaderboard(request);
      for (const row of rows) keep(wallets, row, window === "all");
    }
  if (wallets.size > 0)
    unwrap(
      await service.rpc("keep_wallets", {
        p_origin: origin,
        p_wallets: JSON.stringify([...wallets.values()]),
      }),
    );
  return wallets.size;
}

type LeaderRow = {
  address: string;
  name: string | null;
  refresh_tier: 1;
  official_pnl_usd: number | null;
  official_volume_usd: number | null;
};

function keep(wallets: Map<string, LeaderRow>, row: Parsed<LeaderRecord>, isAllTime: boolean) {
  if (!row.ok || !isAddress(row.record.wallet)) return;
  const { wallet, userName, pnlUsd, volumeUsd } = row.record;
  const known = wallets.get(wallet);
  wallets.set(wallet, {
    address: wallet,
    name: known?.name ?? userName,
    refresh_tier: 1,
    official_pnl_usd: known?.official_pnl_usd ?? (isAllTime ? pnlUsd : null),
    official_volume_usd: known?.official_volume_usd ?? (isAllTime ? volumeUsd : null),
  });
}
