import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";

type Progress = { conditions: number; windows: number; bets: number };
export type FiguresRefreshed = Progress & { momentum: number; settled: number };

const MOMENTUM_SHARE = 1 / 3;

/**
 * Analytics of markets, scored bets and momentum, in batches until nothing is due or the time is up; what is left
 * waits for the next call. Every step is a statement of its own, so that a cut-off run loses nothing.
 */
export async function refreshMarketFigures(
  { service, origin, now, signal }: Pick<Context, "service" | "origin" | "now" | "signal">,
  { budgetMs }: { budgetMs: number },
): Promise<FiguresRefreshed> {
  const endMs = now().getTime() + budgetMs;
  const isOver = () => signal.aborted || now().getTime() >= endMs;
  // One moment for the whole run: with a moving one, what was done first would be due again.
  const args = { p_origin: origin, p_now: now().toISOString() };
  const done: FiguresRefreshed = { conditions: 0, windows: 0, bets: 0, momentum: 0, settled: 0 };
  // First and with a share of its own: on a fresh source the figures of markets take whole runs for themselves.
  const momentumEndMs = now().getTime() + budgetMs * MOMENTUM_SHARE;
  for (let more = true; more && !isOver() && now().getTime() < momentumEndMs;) {
    const measured = unwrap(await service.rpc("refresh_momentum", args).abortSignal(signal));
    done.momentum += measured;
    more = measured > 0;
  }
  for (let more = true; more && !isOver();) {
    const step = unwrap(
      await service.rpc("refresh_market_figures", args).abortSignal(signal),
    ) as Progress;
    done.conditions += step.conditions;
    done.windows += step.windows;
    done.bets += step.bets;
    more = step.windows > 0 || step.conditions > 0;
  }
  if (!isOver())
    done.settled = unwrap(await service.rpc("settle_unusual_bets", args).abortSignal(signal));
  return done;
}
