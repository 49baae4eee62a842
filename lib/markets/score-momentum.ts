const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOOK_BACK_MS = 14 * DAY_MS;
/** How old a price may be and still stand for the moment that is meant. */
const TOLERANCE_MS = 3 * HOUR_MS;
/** Three days of hours: less says nothing about what is usual. */
const FEWEST_STEPS = 72;

/** `at` is when the hour began. */
export type HourlyClose = { at: number; close: number };

/** Prices at the edge would be infinitely far from the rest. */
export const logit = (price: number): number => {
  const inside = Math.min(0.999, Math.max(0.001, price));
  return Math.log(inside / (1 - inside));
};

/**
 * The 24 h move in log-odds over what 24 hours usually bring: Δlogit ÷ (sd of an hour × √24), the sd from 14 days of
 * hourly closes. A step over a gap counts by the root of its hours. Null where the history is too short, too old or
 * without any movement.
 */
export function scoreMomentum(
  closes: readonly HourlyClose[],
  nowMs: number,
): { value: number; n: number } | null {
  const used = closes.filter(({ at }) => at > nowMs - LOOK_BACK_MS && at <= nowMs);
  const last = used.at(-1);
  if (!last || last.at < nowMs - TOLERANCE_MS) return null;
  const dayAgo = used.findLast(({ at }) => at <= last.at - DAY_MS);
  if (!dayAgo || dayAgo.at < last.at - DAY_MS - TOLERANCE_MS) return null;
  const steps = used.slice(1).map(({ at, close }, index) => {
    const previous = used[index] ?? { at, close };
    return (logit(close) - logit(previous.close)) / Math.sqrt((at - previous.at) / HOUR_MS);
  });
  if (steps.length < FEWEST_STEPS) return null;
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const variance = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / (steps.length - 1);
  const moved = logit(last.close) - logit(dayAgo.close);
  return variance > 1e-12 ? { value: moved / Math.sqrt(variance * 24), n: steps.length } : null;
}
