import type { PricePoint } from "../polymarket/records.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { FeedContext } from "./read-trade-feed.ts";

/** Two weeks of hours are what the momentum is measured against. */
const HISTORY_DAYS = 15;
const DAY_MS = 86_400_000;
const MINUTES_A_POINT = 60;

/** Fetches the hourly history of one first outcome; our own snapshots go on from there. */
export async function refreshPrices(ctx: FeedContext, tokenId: string): Promise<number> {
  const { polymarket, signal, now } = ctx;
  const points = await polymarket.getPriceHistory({
    tokenId,
    interval: "1m",
    fidelity: MINUTES_A_POINT,
    signal,
    lane: "wallets",
  });
  const from = now().getTime() - HISTORY_DAYS * DAY_MS;
  return await loadPrices(
    ctx,
    tokenId,
    points.filter(({ timeMs }) => timeMs >= from),
    { hourly: true },
  );
}

/** Stores points of one token, oldest first; `hourly` ones lie too far apart to be rolled up. */
export async function loadPrices(
  { service, origin }: Pick<FeedContext, "service" | "origin">,
  tokenId: string,
  points: readonly PricePoint[],
  { hourly = false }: { hourly?: boolean } = {},
): Promise<number> {
  return unwrap(
    await service.rpc("load_prices", {
      p_origin: origin,
      p_token_id: tokenId,
      p_times: points.map(({ timeMs }) => Math.floor(timeMs / 1000)).join(","),
      p_prices: points.map(({ price }) => price).join(","),
      p_hourly: hourly,
    }),
  );
}
