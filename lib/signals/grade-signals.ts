import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { findConsensus, findLargeTrades } from "./find-signals.ts";

/** Writes what the detectors found since the last call, then fills in what markets did after earlier signals. */
export async function gradeSignals(
  ctx: Pick<Context, "service" | "origin" | "now">,
): Promise<{ written: number; priced: number; settled: number }> {
  const found = (await Promise.all([findLargeTrades(ctx), findConsensus(ctx)])).flat();
  const written =
    found.length === 0
      ? 0
      : unwrap(
          await ctx.service.rpc("write_signals", {
            p_origin: ctx.origin,
            p_rows: JSON.stringify(found),
          }),
        );
  const rows = unwrap(
    await ctx.service.rpc("grade_signals", {
      p_origin: ctx.origin,
      p_now: ctx.now().toISOString(),
    }),
  );
  const graded = rows[0];
  return { written, priced: graded?.priced ?? 0, settled: graded?.settled ?? 0 };
}
