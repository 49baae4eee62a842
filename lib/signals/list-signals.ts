import type { z } from "zod";
import type { Context } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
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
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = unwrap(
    await db.rpc("list_signals", {
      p_origin: origin,
      ...(kind && { p_kind: kind }),
      ...(market && { p_market: market }),
      ...(side && { p_side: side }),
      ...(graded !== undefined && { p_graded: graded }),
      ...(after && { p_before_at: after.createdAt, p_before_id: after.id }),
      p_limit: limit + 1,
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? `${last.created_at}_${last.id}` : null;
  return reply(page.map(toSignal), { metadata: { limit, nextCursor, source: origin } });
}

const CURSOR = /^(\d{4}-\d{2}-\d{2}[T ][\d:.]{8,20}(?:[+-]\d{2}(?::?\d{2})?|Z))_([0-9a-f-]{36})$/;

function readCursor(cursor: string): { createdAt: string; id: string } {
  const [, createdAt, id] = CURSOR.exec(cursor) ?? [];
  if (!createdAt || !id) throw invalidInput("cursor", "is not one that this list gave");
  return { createdAt, id };
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
