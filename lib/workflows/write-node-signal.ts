import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { SignalDraft, WrittenSignal } from "./effect-ports.ts";

/** Writes what a node says of a market, with the market's price of this moment; the same key gives the row that is there. */
export async function writeNodeSignal(
  { origin, service, signal }: Pick<Context, "origin" | "service" | "signal">,
  { userId, workflowId, runId }: { userId: string; workflowId: string | null; runId: string },
  draft: SignalDraft,
): Promise<WrittenSignal> {
  const row = unwrap(
    await service
      .rpc("write_signal", {
        p_origin: origin,
        p_source_type: "workflow",
        p_source_id: `${workflowId ?? runId}:${draft.nodeId}`.slice(0, 300),
        p_dedupe_key: draft.dedupeKey,
        p_user: userId,
        p_market: draft.marketId,
        p_side: draft.side,
        // The generator knows no nullable argument; the columns are.
        p_probability: draft.probability as number,
        p_confidence: draft.confidence as number,
        p_reason: draft.reason as string,
      })
      .abortSignal(signal),
  );
  return {
    id: row.id,
    marketId: row.market_id,
    eventId: row.event_id,
    side: draft.side,
    probability: row.probability,
    confidence: row.confidence,
    reason: row.reason,
    priceAt: row.price_at,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
