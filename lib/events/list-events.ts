import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { type SyncPort, tellFreshness } from "../markets/freshness.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Event, ListEventsInput } from "./schema.ts";
import { type EventRow, toEvent } from "./to-event.ts";

type Answer = { total: number; last_success_at: string | null; rows: EventRow[] };

export async function listEvents(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now"> & SyncPort,
  { sort, limit, offset, q, ...filter }: ListEventsInput,
): Promise<Reply<Event[]>> {
  const answer = unwrap(
    await ctx.db
      .rpc("list_events", {
        p_origin: ctx.origin,
        p_filter: { ...filter, ...(q && { q: q.toLowerCase() }) },
        p_sort: sort,
        p_limit: limit,
        p_offset: offset,
      })
      .abortSignal(ctx.signal),
  ) as Answer;
  const page = Math.floor(offset / limit) + 1;
  const lastSynced = answer.last_success_at && toIso(answer.last_success_at);
  return reply(answer.rows.map(toEvent), {
    metadata: { total: answer.total, page, limit, ...tellFreshness(ctx, lastSynced) },
  });
}
