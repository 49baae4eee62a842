import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { ScoreRun } from "./schema.ts";

/** Under the 60 s that vercel.json gives the route. */
const BUDGET_MS = 40_000;
/** Market-days with a wallet that one call works off; other readers of the embedded database wait for that long. */
const BATCH = 4_000;

type Slice = { busy: boolean; wallets: number; settled: number; left: boolean };

/** Works off what was touched since, batch by batch, until nothing is left or the time is up. */
export async function scoreWallets({
  service,
  origin,
  now,
  signal,
}: Pick<Context, "service" | "origin" | "now" | "signal">): Promise<ScoreRun> {
  const endMs = now().getTime() + BUDGET_MS;
  const run: ScoreRun = { wallets: 0, settledMarkets: 0, finished: false };
  while (!signal.aborted && now().getTime() < endMs) {
    const slice = unwrap(
      await service.rpc("score_wallets", { p_origin: origin, p_limit: BATCH }).abortSignal(signal),
    ) as Slice;
    run.wallets += slice.wallets;
    run.settledMarkets += slice.settled;
    if (!slice.left) return { ...run, finished: true };
    // Another process is at it; what it leaves is for the next call.
    if (slice.busy) break;
  }
  return run;
}
