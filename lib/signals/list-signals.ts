import type { z } from "zod";
import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { readTimeCursor, toTimePage } from "../http/time-cursor.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Database } from "../supabase/database.types.ts";
import type { listSignalsEndpoint } from "./api.ts";
import type { Signal } from "./schema.ts";

type Input = z.output<typeof listSignalsEndpoint.input>;
type Row = Database["public"]["Functions"]["list_signals"]["Returns"][number];

/** Newest first; the cursor is the last row's time and id. */
export async function listSignals(
  { db, origin }: Pick<Context, "db" | "origin">,
  { kind, market, side, graded, limit, cursor }: Input,
): Promise<Reply<Signal[]>> {
  const after = readTimeCursor(cursor);
  const rows = unwrap(
    await db.rpc("list_signals", {
      p_origin: origin,
      ...(kind && { p_kind: kind }),
      ...(market && { p_market: market }),
      ...(side && { p_side: side }),
      ...(graded !== undefined && { p_graded: graded }),
      ...(after && { p_before_at: after.at, p_before_id: after.key }),
      p_limit: limit + 1,
    }),
  );
  const page = toTimePage(rows, limit, ({ created_at, id }) => ({ at: created_at, key: id }));
  const { nextCursor } = page;
  return reply(page.rows.map(toSignal), { metadata: { limit, nextCursor, source: origin } });
}

const toSignal = (row: Row): Signal => ({
  id: row.id,
  kind: row.source_type,
  sourceId: row.source_id,
  marketId: row.market_id,
  marketTitle: row.market_title,
  marketSlug: row.market_slug,
  eventId: row.event_id,
  isMine: row.is_mine,
  side: row.side === "NO" ? "NO" : "YES",
  probability: row.probability,
  confidence: row.confidence,
  reason: row.reason,
  priceAt: row.price_at,
  feeAt: row.fee_at,
  price1h: row.price_1h,
  price24h: row.price_24h,
  settledPrice: row.settled_price,
  settledAt: row.settled_at === null ? null : new Date(row.settled_at).toISOString(),
  createdAt: new Date(row.created_at).toISOString(),
});
