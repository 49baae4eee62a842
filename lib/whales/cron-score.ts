import type { Context } from "../context.ts";
import { refreshClosings } from "../markets/refresh-closings.ts";
import type { ScoreRun } from "../wallets/schema.ts";
import { scoreWallets } from "../wallets/score-wallets.ts";
import { refreshMarketFigures } from "./refresh-market-figures.ts";

/** With the 40 s that the scores may take, under the 60 s that vercel.json gives the route. */
const BUDGET_MS = 13_000;
const CLOSINGS_BUDGET_MS = 2000;

/** Wallets first: which of them are market makers decides what the markets' figures are cleaned of. */
export async function cronScore(
  ctx: Pick<Context, "service" | "origin" | "now" | "signal">,
): Promise<ScoreRun> {
  const run = await scoreWallets(ctx);
  await refreshMarketFigures(ctx, { budgetMs: BUDGET_MS });
  await refreshClosings(ctx, { budgetMs: CLOSINGS_BUDGET_MS });
  return run;
}
