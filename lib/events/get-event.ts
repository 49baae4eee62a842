import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { type SyncPort, tellFreshness } from "../markets/freshness.ts";
import { type MarketRow, toIso, toMarket } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { EventDetail } from "./schema.ts";
import { type EventRow, toEvent } from "./to-event.ts";

type Answer = {
  event: EventRow;
  last_success_at: string | null;
  description: string | null;
  markets: MarketRow[];
};

/** By slug or event id; open markets first, the likeliest on top. */
export async function getEvent(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now"> & SyncPort,
  { slug }: { slug: string },
): Promise<Reply<EventDetail>> {
  const answer = unwrap(
    await ctx.db.rpc("get_event", { p_origin: ctx.origin, p_key: slug }).abortSignal(ctx.signal),
  ) as Answer | null;
  if (!answer) throw notFound("Event", slug);
  const { event, description, markets, last_success_at } = answer;
  return reply(
    { ...toEvent(event), description, markets: markets.map(toMarket) },
    { metadata: tellFreshness(ctx, last_success_at && toIso(last_success_at)) },
  );
}
