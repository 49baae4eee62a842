import { type Answer, failed, ok } from "./answer.ts";
import type { MarketSpec } from "./market-spec.ts";
import { shownPrice } from "./quote.ts";
import { hash } from "./rng.ts";
import { price } from "./wire-dates.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const MOST_POINTS = 60_000;

/** Seconds, the default minutes a point and the fewest that are allowed. */
const INTERVALS: Record<string, readonly [seconds: number, usual: number, fewest: number]> = {
  "1h": [HOUR, 1, 1],
  "6h": [6 * HOUR, 1, 1],
  "1d": [DAY, 1, 1],
  "1w": [7 * DAY, 5, 5],
  "1m": [30 * DAY, 10, 10],
  max: [Number.POSITIVE_INFINITY, 10, 10],
};

interface Window {
  from: number;
  to: number;
  step: number;
}

function windowOf(market: MarketSpec, query: URLSearchParams, now: number): Window | Answer {
  const start = query.get("startTs");
  const interval = query.get("interval");
  const minutes = Number(query.get("fidelity") ?? 0);
  if (start === null && interval === null) return failed(400, "interval or startTs required");
  if (!Number.isFinite(minutes) || minutes < 0) return failed(400, "invalid fidelity");
  const last = Math.min(now, market.life.closedAt);
  if (start !== null) {
    const from = Math.max(market.event.start, Number(start));
    const to = Math.min(last, Number(query.get("endTs") ?? now));
    if (Number.isNaN(from) || Number.isNaN(to)) return failed(400, "invalid startTs or endTs");
    return { from, to, step: Math.max(1, minutes) * 60 };
  }
  const known = INTERVALS[interval ?? ""];
  if (!known) return failed(400, "invalid interval");
  const [seconds, usual, fewest] = known;
  if (minutes > 0 && minutes < fewest) {
    return failed(400, `invalid filters: minimum 'fidelity' for '${interval}' range is ${fewest}`);
  }
  const from = Math.max(market.event.start, now - seconds);
  return { from, to: last, step: (minutes || usual) * 60 };
}

/** Points on a grid of the step, each a second early or late at most; the last one is now. */
export function priceHistory(
  found: { market: MarketSpec; outcome: 0 | 1 } | null,
  query: URLSearchParams,
  now: number,
): Answer {
  if (!query.get("market")) return failed(400, "market is required");
  if (!found || found.market.event.start > now) return ok({ history: [] });
  const { market, outcome } = found;
  const window = windowOf(market, query, now);
  if ("status" in window) return window;
  const { from, to, step } = window;
  if ((to - from) / step > MOST_POINTS) {
    return failed(400, "invalid filters: 'startTs' and 'endTs' interval is too long");
  }
  if (market.liquidity === 0) return ok({ history: [] });
  const at = (seconds: number) => {
    const first = shownPrice(market, seconds);
    return price(outcome === 0 ? first : 1000 - first);
  };
  const history: { t: number; p: number }[] = [];
  for (let grid = Math.ceil(from / step) * step; grid < to; grid += step) {
    const jitter = (hash(market.key, grid) % 3) - 1;
    const t = Math.min(to, Math.max(from, grid + jitter));
    history.push({ t, p: at(grid) });
  }
  if (to >= from) history.push({ t: to, p: at(to) });
  return ok({ history });
}
