import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { coversSpan } from "./covers-span.ts";
import { joinCandles } from "./join-candles.ts";
import type { Ohlc } from "./schema.ts";
import { INTERVAL_MS, toCandles } from "./to-candles.ts";

const HOUR_MS = 3_600_000;
/** Our own snapshots come with the sync, every five minutes; one may be late. */
const SNAPSHOT_GAP_MS = 11 * 60_000;
/** An hour of fetched history is one point, and a candle of one point has no body: the upstream gives six. */
const POINTS_AN_HOUR = 6;
/** What one read of the database answers at most. */
const MOST_POINTS = 9000;

type Span = { tokenId: string; interval: Ohlc["interval"]; from: Date; to: Date };
type Reader = Pick<Context, "db" | "origin" | "signal">;

/** Candles from what is stored; null where that does not cover the span without a gap. */
export function readStoredCandles(ctx: Reader, span: Span): Promise<Ohlc["candles"] | null> {
  const isFine = INTERVAL_MS[span.interval] < HOUR_MS;
  const step = isFine ? 60_000 : HOUR_MS;
  if ((span.to.getTime() - span.from.getTime()) / step > MOST_POINTS) return Promise.resolve(null);
  return isFine ? readMinutes(ctx, span) : readHours(ctx, span);
}

async function readMinutes({ db, origin, signal }: Reader, { tokenId, interval, from, to }: Span) {
  const rows = unwrap(
    await db
      .from("prices_1m")
      .select("at, price")
      .eq("origin", origin)
      .eq("token_id", tokenId)
      .gte("at", from.toISOString())
      .lte("at", to.toISOString())
      .order("at")
      .limit(MOST_POINTS)
      .abortSignal(signal),
  );
  const points = rows.map(({ at, price }) => ({ timeMs: Date.parse(at), price }));
  const gapMs = interval === "1m" ? 2 * INTERVAL_MS["1m"] : SNAPSHOT_GAP_MS;
  const isCovered = coversSpan(
    points.map(({ timeMs }) => timeMs),
    { fromMs: from.getTime(), toMs: to.getTime(), gapMs },
  );
  return isCovered ? toCandles(points, interval) : null;
}

async function readHours({ db, origin, signal }: Reader, { tokenId, interval, from, to }: Span) {
  const firstHour = new Date(Math.floor(from.getTime() / HOUR_MS) * HOUR_MS);
  const rows = unwrap(
    await db
      .from("prices_1h")
      .select("at, open, high, low, close, points")
      .eq("origin", origin)
      .eq("token_id", tokenId)
      .gte("at", firstHour.toISOString())
      .lte("at", to.toISOString())
      .order("at")
      .limit(MOST_POINTS)
      .abortSignal(signal),
  );
  const hours = rows.map((row) => ({ ...row, at: Date.parse(row.at) }));
  // An hour is stored under its beginning, so that the last one may lie up to two of them back.
  const isCovered = coversSpan(
    hours.map(({ at }) => at),
    { fromMs: from.getTime(), toMs: to.getTime(), gapMs: 2 * HOUR_MS },
  );
  const points = hours.reduce((sum, hour) => sum + hour.points, 0);
  const isDense = interval !== "1h" || points >= POINTS_AN_HOUR * hours.length;
  return isCovered && isDense ? joinCandles(hours, interval) : null;
}
