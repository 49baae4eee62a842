import { expect, it, vi } from "vitest";
import { createRequestBudget } from "@/lib/http/budget";
import { sleep } from "@/lib/http/sleep";
import { makeFakeClock } from "@/tests/support/fake-clock";

const { signal } = new AbortController();

it("lets no more than the limit start in any window", async () => {
  const now = () => new Date();
  const budget = createRequestBudget({ limit: 3, windowMs: 60, now });
  const starts: number[] = [];
  const take = async () => {
    await budget.take(signal);
    starts.push(Date.now());
  };
  await Promise.all(Array.from({ length: 12 }, take));
  // A callback may run a moment after its request was let through.
  for (let index = 3; index < starts.length; index++)
    expect((starts[index] ?? 0) - (starts[index - 3] ?? 0)).toBeGreaterThanOrEqual(50);
  expect(starts).toHaveLength(12);
});

it("counts a window from its first request and not from the last full one", async () => {
  const clock = makeFakeClock();
  const budget = createRequestBudget({ limit: 2, ...clock });
  await budget.take(signal);
  clock.move(4000);
  await budget.take(signal);
  await budget.take(signal);
  await budget.take(signal);
  expect(clock.slept).toEqual([6000, 4000]);
});

it("lanes take turns: a page does not wait for the whole crawl", async () => {
  const clock = makeFakeClock();
  const budget = createRequestBudget({ limit: 1, ...clock });
  const order: string[] = [];
  const take = async (lane: string) => {
    await budget.take(signal, lane);
    order.push(lane);
  };
  await Promise.all([
    ...Array.from({ length: 5 }, () => take("crawl")),
    take("page"),
    take("page"),
  ]);
  expect(order).toEqual(["crawl", "crawl", "page", "crawl", "page", "crawl", "crawl"]);
});

it("who gives up leaves the queue at once, costs nothing and leaves no timer", async () => {
  vi.useFakeTimers();
  try {
    const budget = createRequestBudget({ limit: 1, now: () => new Date(), sleep });
    await budget.take(signal);
    const stop = new AbortController();
    const waiting = budget.take(stop.signal);
    stop.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    await expect(budget.take(stop.signal)).rejects.toThrow("gone");
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
    const next = budget.take(signal);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(next).resolves.toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});

it("a clock set back by an hour holds nobody for longer than a window", async () => {
  const clock = makeFakeClock();
  const budget = createRequestBudget({ limit: 1, ...clock });
  await budget.take(signal);
  clock.move(-3_600_000);
  const from = clock.now().getTime();
  await budget.take(signal);
  expect(clock.now().getTime() - from).toBeLessThanOrEqual(10_000);
});
