import type { Context } from "../context.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Population } from "./schema.ts";

/** What wallets are measured against; null before the first wallet was scored. */
export async function getPopulation({
  db,
  origin,
  signal,
}: Pick<Context, "db" | "origin" | "signal">): Promise<Population | null> {
  const found = unwrap(
    await db
      .from("score_populations")
      .select("as_of, wallets, eligible, edge_mean, clv_mean, months_mean")
      .eq("origin", origin)
      .abortSignal(signal)
      .maybeSingle(),
  );
  if (!found) return null;
  const asOf = toIso(found.as_of);
  const figure = (value: number, name: string) =>
    toFigure(found.eligible > 0 ? value : null, {
      n: found.eligible,
      coverage: "complete",
      asOf,
      version: `${name}-2`,
    });
  return {
    wallets: found.wallets,
    eligible: found.eligible,
    edge: figure(found.edge_mean, "edge"),
    clv: figure(found.clv_mean, "clv"),
    consistency: figure(found.months_mean, "consistency"),
    asOf,
  };
}
