import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { findMarket } from "./find-market.ts";
import { type SyncPort, tellFreshness } from "./freshness.ts";
import type { MarketDetail } from "./schema.ts";

export async function getMarket(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now"> & SyncPort,
  { id }: { id: string },
): Promise<Reply<MarketDetail>> {
  const found = await findMarket(ctx, id);
  if (!found) throw notFound("Market", id);
  return reply(found.market, { metadata: tellFreshness(ctx, found.lastSynced) });
}
