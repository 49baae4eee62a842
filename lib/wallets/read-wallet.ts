import type { Context } from "../context.ts";
import type { Figure } from "../markets/figure.ts";
import { toIso } from "../markets/to-market.ts";
import type { Database } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";

/** Figures of a wallet older than this are shown as stale and asked for again. */
const STALE_AFTER_MS = 30_000;

export type WalletState = {
  address: string;
  name: string | null;
  pseudonym: string | null;
  /** When everything of it was last fetched; null while it never was. */
  refreshedAt: string | null;
  stale: boolean;
  /** Null while it was never fetched. */
  coverage: Figure["coverage"] | null;
  coverageReason: string | null;
  /** Up to when the activity is stored without a gap. */
  activityUntil: string | null;
  officialPnlUsd: number | null;
  officialVolumeUsd: number | null;
  officialValueUsd: number | null;
  /** The refresh that is running, as every process sees it. */
  progress: { step: string; pages: number; rows: number; startedAt: string } | null;
};

/** What is known of a wallet and how well; an address that nobody has seen is one that was never fetched. */
export async function readWallet(
  { db, origin, now }: Pick<Context, "db" | "origin" | "now">,
  address: string,
): Promise<WalletState> {
  const answer = unwrap(await db.rpc("get_wallet", { p_origin: origin, p_address: address }));
  const { wallet, refresh } = answer as unknown as Answer;
  const known = { ...UNSEEN, ...wallet };
  const { refreshed_at: refreshed, activity_until: until } = known;
  return {
    address,
    name: known.name,
    pseudonym: known.pseudonym,
    refreshedAt: refreshed && toIso(refreshed),
    stale: refreshed === null || now().getTime() - Date.parse(refreshed) > STALE_AFTER_MS,
    coverage: known.coverage as WalletState["coverage"],
    coverageReason: known.coverage_reason,
    activityUntil: until && toIso(until),
    officialPnlUsd: known.official_pnl_usd,
    officialVolumeUsd: known.official_volume_usd,
    officialValueUsd: known.official_value_usd,
    progress: toProgress(refresh, now()),
  };
}

type Answer = { wallet: WalletRow | null; refresh: RefreshRow | null };

type WalletRow = Database["public"]["Tables"]["wallets"]["Row"];

const UNSEEN: Omit<
  WalletRow,
  "origin" | "address" | "first_seen_at" | "refresh_due_at" | "refresh_tier"
> = {
  name: null,
  pseudonym: null,
  first_trade_at: null,
  last_trade_at: null,
  refreshed_at: null,
  activity_until: null,
  coverage: null,
  coverage_reason: null,
  official_pnl_usd: null,
  official_volume_usd: null,
  official_value_usd: null,
};

/** A refresh that was not heard of for this long has died with its process. */
const LOST_AFTER_MS = 60_000;

type RefreshRow = {
  status: string;
  step: string;
  pages: number;
  rows_read: number;
  started_at: string;
  updated_at: string;
};

function toProgress(row: RefreshRow | null, now: Date): WalletState["progress"] {
  if (row?.status !== "running") return null;
  if (now.getTime() - Date.parse(row.updated_at) > LOST_AFTER_MS) return null;
  const { step, pages, rows_read: rows, started_at } = row;
  return { step, pages, rows, startedAt: toIso(started_at) };
}
