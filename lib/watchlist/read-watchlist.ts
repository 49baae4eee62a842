import type { Context } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { WatchItem, WatchKind } from "./schema.ts";

type Row = {
  id: string;
  kind: WatchKind;
  target_id: string;
  note: string | null;
  position: number | null;
  created_at: string;
  title: string | null;
  slug: string | null;
  price: number | null;
  change_24h: number | null;
  volume_24h: number | null;
  closed: boolean | null;
  updated_at: string | null;
};

export type WatchlistContext = Pick<Context, "db" | "origin" | "signal">;
type Page = { kind?: WatchKind | undefined; limit?: number; offset?: number; id?: string };

export async function readWatchlist(
  { db, origin, signal }: WatchlistContext,
  { kind, limit = 1, offset = 0, id }: Page,
): Promise<{ items: WatchItem[]; total: number }> {
  const page = { p_origin: origin, p_limit: limit, p_offset: offset };
  const call = db.rpc("list_watchlist", {
    ...page,
    ...(kind !== undefined && { p_kind: kind }),
    ...(id !== undefined && { p_id: id }),
  });
  const { rows, total } = unwrap(await call.abortSignal(signal)) as { rows: Row[]; total: number };
  return { items: rows.map((row) => toWatchItem(row, origin)), total };
}

const toWatchItem = (row: Row, origin: WatchItem["origin"]): WatchItem => ({
  id: row.id,
  kind: row.kind,
  targetId: row.target_id,
  origin,
  title: row.title,
  slug: row.slug,
  price: row.price,
  change24h: row.change_24h,
  volume24h: row.volume_24h,
  closed: row.closed,
  note: row.note,
  position: row.position,
  createdAt: toIso(row.created_at),
  updatedAt: row.updated_at && toIso(row.updated_at),
});
