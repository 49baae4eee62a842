import { unwrap } from "../supabase/to-db-error.ts";
import {
  type FindContext,
  findConsensus,
  findFlips,
  findLargeTrades,
  findUnusual,
} from "./find-signals.ts";

/** Writes what the detectors found since the last call, then fills in what markets did after earlier signals. */
export async function gradeSignals(
  ctx: FindContext,
): Promise<{ written: number; priced: number; settled: number }> {
  const finders = [findLargeTrades, findConsensus, findFlips, findUnusual];
  const found = (await Promise.all(finders.map((find) => find(ctx)))).flat();
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
