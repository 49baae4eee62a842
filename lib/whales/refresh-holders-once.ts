import type { FeedContext } from "../wallets/read-trade-feed.ts";
import { refreshHolders } from "../wallets/refresh-holders.ts";

const TIMEOUT_MS = 45_000;
const underWay = new Map<string, Promise<void>>();

/** Readers of one market share one fetch, which outlives the reader who began it. */
export function refreshHoldersOnce(ctx: FeedContext, conditionId: string): Promise<void> {
  const key = `${ctx.origin} ${conditionId}`;
  const known = underWay.get(key);
  if (known) return known;
  const fetched = refreshHolders(
    {
      service: ctx.service,
      polymarket: ctx.polymarket,
      origin: ctx.origin,
      now: ctx.now,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    },
    conditionId,
  ).finally(() => underWay.delete(key));
  underWay.set(key, fetched);
  return fetched;
}
