import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Sparkline } from "./terminal-schema.ts";
import { toIso } from "./to-market.ts";

type Row = { id: string; points: [number, number][]; as_of: string };

/** From stored prices only: a list of markets must not cost the upstream a request a row. */
export async function listSparklines(
  { db, origin, signal, now }: Pick<Context, "db" | "origin" | "signal" | "now">,
  { ids }: { ids: string[] },
): Promise<Reply<Sparkline[]>> {
  const rows = unwrap(
    await db
      .rpc("list_sparklines", { p_origin: origin, p_now: now().toISOString(), p_ids: ids })
      .abortSignal(signal),
  ) as Row[];
  return reply(
    rows.map(({ id, points, as_of }) => ({ marketId: id, points, asOf: toIso(as_of) })),
    { metadata: { total: rows.length, source: origin } },
  );
}
