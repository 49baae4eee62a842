import type { z } from "zod";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type getCorrelationsEndpoint, MOST_CORRELATED } from "./api.ts";
import type { Correlations } from "./schema.ts";
import { type HourlyRow, toCorrelations } from "./to-correlations.ts";

type CorrelationContext = Pick<Context, "db" | "origin" | "now" | "signal" | "user">;

/** Of the markets that are named; else of the newest that the caller watches. */
export async function getCorrelations(
  ctx: CorrelationContext,
  { markets }: z.output<typeof getCorrelationsEndpoint.input>,
): Promise<Reply<Correlations>> {
  const asked = [...new Set(markets ?? (await readWatchlist(ctx)))];
  const ids = asked.slice(0, MOST_CORRELATED);
  const { db, origin, now, signal } = ctx;
  const asOf = now().toISOString();
  const rows =
    ids.length === 0
      ? []
      : (unwrap(
          await db
            .rpc("read_hourly_closes", { p_origin: origin, p_now: asOf, p_market_ids: ids })
            .abortSignal(signal),
        ) as HourlyRow[]);
  const leftOut = asked.length - ids.length;
  return reply(toCorrelations(rows, { asOf, leftOut }), { metadata: { source: origin } });
}

async function readWatchlist({ db, origin, user, signal }: CorrelationContext): Promise<string[]> {
  if (!user) throw new AppError("UNAUTHENTICATED", "Sign in for your watchlist, or name markets");
  const rows = unwrap(
    await db
      .from("watchlist_items")
      .select("target_id")
      .eq("origin", origin)
      .eq("kind", "market")
      .order("created_at", { ascending: false })
      .limit(1000)
      .abortSignal(signal),
  );
  return rows.map(({ target_id }) => target_id);
}
