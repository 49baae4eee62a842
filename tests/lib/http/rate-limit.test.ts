import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors.ts";
import { createRateLimit } from "@/lib/http/rate-limit.ts";

const perMinute = 60;

function granted(
  limit: ReturnType<typeof createRateLimit>,
  key: string,
  cost: number,
  nowMs: number,
) {
  try {
    limit.take(key, { cost, perMinute, nowMs });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "RATE_LIMITED") return error.retryAfterSeconds;
    throw error;
  }
}

describe("createRateLimit", () => {
  it("grants a minute's worth at once, then one a second, and says how long to wait", () => {
    const limit = createRateLimit();
    const first = Array.from({ length: 60 }, () => granted(limit, "a", 1, 0));
    expect(first.every((one) => one === true)).toBe(true);
    expect(granted(limit, "a", 1, 0)).toBe(1);
    expect(granted(limit, "a", 5, 0)).toBe(5);
    expect(granted(limit, "a", 1, 999)).toBe(1);
    expect(granted(limit, "a", 1, 1000)).toBe(true);
    expect(granted(limit, "a", 1, 1000)).toBe(1);
  });

  it("counts each key apart", () => {
    const limit = createRateLimit();
    for (let call = 0; call < 60; call += 1) granted(limit, "a", 1, 0);
    expect([granted(limit, "a", 1, 0), granted(limit, "b", 1, 0)]).toEqual([1, true]);
  });

  it("never counts what is free, and lets through what costs more than a minute when it is full", () => {
    const limit = createRateLimit();
    expect(granted(limit, "a", 1000, 0)).toBe(true);
    expect(granted(limit, "a", 1, 0)).toBeGreaterThan(1);
    expect(granted(limit, "a", 0, 0)).toBe(true);
  });

  it("does not mint tokens when the clock goes back", () => {
    const limit = createRateLimit();
    for (let call = 0; call < 60; call += 1) granted(limit, "a", 1, 10_000);
    expect(granted(limit, "a", 1, 0)).toBe(1);
  });

  it("holds a bounded number of keys and forgets the one used longest ago", () => {
    const limit = createRateLimit(2);
    for (let call = 0; call < 60; call += 1) granted(limit, "a", 1, 0);
    for (const key of ["b", "c"]) granted(limit, key, 1, 0);
    expect(granted(limit, "a", 1, 0)).toBe(true);
  });
});
