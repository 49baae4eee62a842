import type { Context } from "../context.ts";
import type { Metadata } from "../http/endpoint.ts";

/** What a read of market data may ask for: a sync, without waiting for it. */
export type SyncPort = { requestSync(): void };

const STALE_AFTER_MS = 5 * 60_000;

export const isStale = (lastSynced: string | null, now: Date): boolean =>
  lastSynced === null || now.getTime() - Date.parse(lastSynced) > STALE_AFTER_MS;

/** How old the answer is and where it comes from; an old one sets a refresh off. */
export function tellFreshness(
  ctx: Pick<Context, "now" | "origin"> & SyncPort,
  lastSynced: string | null,
): Metadata {
  const stale = isStale(lastSynced, ctx.now());
  if (stale) ctx.requestSync();
  return { stale, lastSynced, source: ctx.origin };
}
