import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { MarketDetail } from "./schema.ts";
import { type MarketRow, toIso, toMarket } from "./to-market.ts";

type Answer = {
  market: MarketRow;
  event_title: string | null;
  last_success_at: string | null;
  details: {
    description: string | null;
    resolution_source: string | null;
    tick_size: number | null;
    min_order_size: number | null;
    fee_schedule: MarketDetail["feeSchedule"];
    start_date: string | null;
  } | null;
};

/** By market id, condition id or slug, within the active source. */
export async function findMarket(
  { db, origin, signal }: Pick<Context, "db" | "origin" | "signal">,
  key: string,
): Promise<{ market: MarketDetail; lastSynced: string | null } | null> {
  const answer = unwrap(
    await db.rpc("get_market", { p_origin: origin, p_key: key }).abortSignal(signal),
  ) as Answer | null;
  if (!answer) return null;
  const { market, details, event_title, last_success_at } = answer;
  return {
    lastSynced: last_success_at && toIso(last_success_at),
    market: {
      ...toMarket(market),
      eventTitle: event_title,
      description: details?.description ?? null,
      resolutionSource: details?.resolution_source ?? null,
      tickSize: details?.tick_size ?? null,
      minOrderSize: details?.min_order_size ?? null,
      startDate: details?.start_date ? toIso(details.start_date) : null,
      feeSchedule: details?.fee_schedule ?? null,
    },
  };
}
