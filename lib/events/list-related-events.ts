import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { type SyncPort, tellFreshness } from "../markets/freshness.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { RelatedEvent } from "./schema.ts";
import { type EventRow, toEvent } from "./to-event.ts";

type Answer = { last_success_at: string | null; rows: (EventRow & { shared_tags: string[] })[] };

/** A rare tag that both carry counts more than one that half of all events do. */
export async function listRelatedEvents(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now"> & SyncPort,
  { slug, limit }: { slug: string; limit: number },
): Promise<Reply<RelatedEvent[]>> {
  const answer = unwrap(
    await ctx.db
      .rpc("list_related_events", { p_origin: ctx.origin, p_key: slug, p_limit: limit })
      .abortSignal(ctx.signal),
  ) as Answer | null;
  if (!answer) throw notFound("Event", slug);
  const lastSynced = answer.last_success_at && toIso(answer.last_success_at);
  return reply(
    answer.rows.map((row) => ({ ...toEvent(row), sharedTags: row.shared_tags })),
    { metadata: { total: answer.rows.length, limit, ...tellFreshness(ctx, lastSynced) } },
  );
}
