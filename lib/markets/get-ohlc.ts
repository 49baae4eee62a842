import type { Context } from "../context.ts";
import { invalidInput, notFound } from "../errors.ts";
import type { PricePoint } from "../polymarket/records.ts";
import { findMarket } from "./find-market.ts";
import type { UpstreamPort } from "./get-order-book.ts";
import { pickOutcome } from "./pick-outcome.ts";
import { keepShortly } from "./keep-shortly.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { readStoredCandles } from "./read-stored-candles.ts";
import type { Ohlc } from "./schema.ts";
import { INTERVAL_MS, toCandles } from "./to-candles.ts";

const DAY_MS = 86_400_000;
/** The upstream refuses spans of its own choosing above this; `max` always works and is cut here. */
const LONGEST_SPAN_MS = 14 * DAY_MS;
const FETCH_TIMEOUT_MS = 45_000;

/** Minutes between points, and how far back a chart goes that names no beginning. */
const PLANS: Record<Ohlc["interval"], { fidelity: number; spanMs: number }> = {
  "1m": { fidelity: 1, spanMs: DAY_MS },
  "5m": { fidelity: 1, spanMs: 2 * DAY_MS },
  "1h": { fidelity: 10, spanMs: 14 * DAY_MS },
  "6h": { fidelity: 60, spanMs: 90 * DAY_MS },
  "1d": { fidelity: 60, spanMs: 2 * 365 * DAY_MS },
};

type Input = {
  marketId: string;
  interval: Ohlc["interval"];
  from?: string | undefined;
  to?: string | undefined;
  outcome?: string | undefined;
};

export async function getOhlc(
  ctx: Pick<Context, "db" | "service" | "origin" | "signal" | "now"> & UpstreamPort,
  input: Input,
): Promise<Ohlc> {
  const { interval } = input;
  const to = input.to ? new Date(input.to) : ctx.now();
  const from = input.from ? new Date(input.from) : new Date(to.getTime() - PLANS[interval].spanMs);
  if (from >= to) throw invalidInput("from", "must lie before `to`");
  const found = await findMarket(ctx, input.marketId);
  if (!found) throw notFound("Market", input.marketId);
  const { name, tokenId } = pickOutcome(found.market, input.outcome);
  const stored = await readStoredCandles(ctx, { tokenId, interval, from, to });
  const shared = { marketId: found.market.id, outcome: name, interval };
  if (stored) return { ...shared, candles: stored, source: "stored" };
  const [points] = await Promise.all([
    readPoints(ctx, { tokenId, interval, from, to }),
    keepHistory(ctx, found.market.outcomes[0]?.tokenId),
  ]);
  const within = points.filter(({ timeMs }) => timeMs >= from.getTime() && timeMs <= to.getTime());
  return { ...shared, candles: toCandles(within, interval), source: "upstream" };
}

/** A market that somebody looks at has its history kept from now on. */
async function keepHistory(
  { service, origin }: Pick<Context, "service" | "origin">,
  tokenId: string | null | undefined,
): Promise<void> {
  if (tokenId) unwrap(await service.rpc("track_price", { p_origin: origin, p_token_id: tokenId }));
}

/** Rounded to whole candles, so that the readers of one minute share one request. */
function readPoints(
  { polymarket, now }: Pick<Context, "now"> & UpstreamPort,
  {
    tokenId,
    interval,
    from,
    to,
  }: { tokenId: string; interval: Ohlc["interval"]; from: Date; to: Date },
): Promise<PricePoint[]> {
  const { fidelity } = PLANS[interval];
  const step = INTERVAL_MS[interval];
  const start = new Date(Math.floor(from.getTime() / step) * step);
  const end = new Date(Math.ceil(to.getTime() / step) * step);
  const isLong = end.getTime() - start.getTime() > LONGEST_SPAN_MS;
  const key = [tokenId, fidelity, ...(isLong ? ["max"] : [start.getTime(), end.getTime()])].join(
    " ",
  );
  return keepShortly(key, now().getTime(), () => {
    // The request outlives the reader who began it: others wait for the same answer.
    const query = { tokenId, signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) };
    return isLong
      ? polymarket.getPriceHistory({ ...query, fidelity: Math.max(fidelity, 10), interval: "max" })
      : polymarket.getPriceHistory({ ...query, fidelity, from: start, to: end });
  });
}
