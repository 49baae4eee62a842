import type { z } from "zod";
import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listNewMarketsEndpoint } from "./api.ts";
import type { NewMarket } from "./schema.ts";

type Row = {
  id: string;
  title: string;
  category: string | null;
  price: number | null;
  volume_24h: number | null;
  start_date: string;
};

export async function listNewMarkets(
  { db, origin, now, signal }: Pick<Context, "db" | "origin" | "now" | "signal">,
  { limit }: z.output<typeof listNewMarketsEndpoint.input>,
): Promise<Reply<NewMarket[]>> {
  const rows = unwrap(
    await db
      .rpc("list_new_markets", { p_origin: origin, p_now: now().toISOString(), p_limit: limit })
      .abortSignal(signal),
  ) as Row[];
  return reply(
    rows.map(({ volume_24h, start_date, ...market }) => ({
      ...market,
      volume24h: volume_24h,
      startedAt: toIso(start_date),
    })),
    { metadata: { limit, source: origin } },
  );
}
