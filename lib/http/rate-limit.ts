import { AppError } from "../errors.ts";

type Bucket = { tokens: number; at: number };

export type RateLimit = {
  /** Throws RATE_LIMITED with the seconds to wait where the key's minute does not hold `cost` any more. */
  take(key: string, options: { cost: number; perMinute: number; nowMs: number }): void;
};

/**
 * Token buckets that refill all the time, so that there is no edge of a minute to burst over.
 * Bounded: past `maxKeys` the bucket that was used longest ago goes, which is the fullest one.
 */
export function createRateLimit(maxKeys = 50_000): RateLimit {
  const buckets = new Map<string, Bucket>();
  return {
    take(key, { cost, perMinute, nowMs }) {
      if (cost === 0) return;
      const perMs = perMinute / 60_000;
      const bucket = buckets.get(key) ?? { tokens: perMinute, at: nowMs };
      const refilled = bucket.tokens + Math.max(0, nowMs - bucket.at) * perMs;
      const tokens = Math.min(perMinute, refilled);
      const isGranted = tokens >= Math.min(cost, perMinute);
      buckets.delete(key);
      if (buckets.size >= maxKeys) buckets.delete(buckets.keys().next().value ?? "");
      buckets.set(key, { tokens: isGranted ? tokens - cost : tokens, at: nowMs });
      if (isGranted) return;
      const waitMs = (Math.min(cost, perMinute) - tokens) / perMs;
      const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
      throw new AppError("RATE_LIMITED", `Too many requests; try again in ${retryAfterSeconds} s`, {
        retryAfterSeconds,
      });
    },
  };
}
