import { describe, expect, it, vi } from "vitest";
import { createCircuitBreaker } from "@/lib/http/circuit-breaker";
import { parseJson } from "@/lib/http/parse-json";
import { readBody } from "@/lib/http/read-body";
import { retry, retryDelayMs } from "@/lib/http/retry";
import { readRetryAfter } from "@/lib/http/retry-after";
import { sleep } from "@/lib/http/sleep";
import { makeFakeClock } from "@/tests/support/fake-clock";

const { signal } = new AbortController();

it.each([
  { name: "seconds", header: "3", want: 3000 },
  { name: "a fraction", header: "0.5", want: 500 },
  { name: "0", header: "0", want: 0 },
  { name: "a date", header: "Sat, 21 Nov 2026 00:00:30 GMT", want: 30_000 },
  { name: "a date that is past", header: "Fri, 20 Nov 2026 00:00:00 GMT", want: 0 },
  { name: "a word", header: "soon", want: null },
  { name: "a negative number", header: "-5", want: null },
  { name: "nothing", header: "", want: null },
  { name: "no header", header: null, want: null },
])("Retry-After: $name", ({ header, want }) => {
  expect(readRetryAfter(header, new Date("2026-11-21T00:00:00Z"))).toBe(want);
});

it.each([
  { name: "the first wait is up to 1 s", attempt: 1, random: 0.999, after: null, want: 999 },
  { name: "the third up to 4 s", attempt: 3, random: 0.5, after: null, want: 2000 },
  { name: "full jitter may be none", attempt: 3, random: 0, after: null, want: 0 },
  { name: "never less than the server asks", attempt: 1, random: 0.5, after: 7000, want: 7000 },
])("delay: $name", ({ attempt, random, after, want }) => {
  expect(retryDelayMs(attempt, after, { baseMs: 1000, random: () => random })).toBe(want);
});

describe("retry", () => {
  const policy = (clock: ReturnType<typeof makeFakeClock>, overrides = {}) => ({
    attempts: 4,
    baseMs: 1000,
    deadline: new Date(clock.now().getTime() + 45_000),
    signal,
    random: () => 0.5,
    judge: () => ({ retry: true, retryAfterMs: null as number | null }),
    ...clock,
    ...overrides,
  });

  it("tries four times with growing waits and throws the last failure", async () => {
    const clock = makeFakeClock();
    const run = async (attempt: number) => {
      throw new Error(`try ${attempt}`);
    };
    await expect(retry(run, policy(clock))).rejects.toThrow("try 4");
    expect(clock.slept).toEqual([500, 1000, 2000]);
  });

  it("does not wait past the deadline", async () => {
    const clock = makeFakeClock();
    const judge = () => ({ retry: true, retryAfterMs: 60_000 });
    const run = async () => {
      throw new Error("later");
    };
    await expect(retry(run, policy(clock, { judge }))).rejects.toThrow("later");
    expect(clock.slept).toEqual([]);
  });

  it("does not try again what will fail again", async () => {
    const clock = makeFakeClock();
    let tries = 0;
    const run = async () => {
      tries += 1;
      throw new Error("refused");
    };
    const judge = () => ({ retry: false, retryAfterMs: null });
    await expect(retry(run, policy(clock, { judge }))).rejects.toThrow("refused");
    expect(tries).toBe(1);
  });
});

describe("the circuit breaker", () => {
  it("opens after five failures in a row, lets one try after its rest, and closes on success", () => {
    const clock = makeFakeClock();
    const breaker = createCircuitBreaker(clock);
    for (let failure = 0; failure < 4; failure++) breaker.failed("a");
    expect(breaker.blockedMs("a")).toBe(0);
    breaker.failed("a");
    expect([breaker.blockedMs("a"), breaker.blockedMs("b")]).toEqual([30_000, 0]);
    clock.move(30_000);
    expect([breaker.blockedMs("a"), breaker.blockedMs("a")]).toEqual([0, 30_000]);
    breaker.succeeded("a");
    expect(breaker.blockedMs("a")).toBe(0);
  });

  it("a success in between starts the count again", () => {
    const breaker = createCircuitBreaker(makeFakeClock());
    for (let failure = 0; failure < 4; failure++) breaker.failed("a");
    breaker.succeeded("a");
    breaker.failed("a");
    expect(breaker.blockedMs("a")).toBe(0);
  });
});

it.each([
  { name: "NUL in a text", text: '{"a":"x\\u0000y"}', want: { a: "xy" } },
  { name: "half a surrogate pair", text: '{"a":"x\\ud800y"}', want: { a: "x\uFFFDy" } },
  { name: "a whole pair", text: '{"a":"\\ud83d\\ude00"}', want: { a: "😀" } },
  { name: "NUL in a name", text: '{"a\\u0000":[1,{"\\u0000b":2}]}', want: { a: [1, { b: 2 }] } },
  { name: "an escaped backslash before u0000", text: '{"a":"\\\\u0000"}', want: { a: "\\u0000" } },
])("JSON that no database holds is mended: $name", ({ text, want }) => {
  expect(parseJson(text)).toEqual(want);
});

it("a name that is a prototype's stays an ordinary name", () => {
  const value = parseJson('{"__proto__":{"polluted":true},"a":"\\u0000"}') as object;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

describe("a body", () => {
  const body = (...chunks: string[]) => new Response(new Blob(chunks));

  it.each([
    { name: "fits exactly", limit: 6, want: "äöü" },
    { name: "is one byte too long", limit: 5, want: "too large" },
  ])("$name", async ({ limit, want }) => {
    expect(await readBody(body("ä", "ö", "ü"), limit, signal)).toBe(want);
  });

  it("without anything is empty", async () => {
    expect(await readBody(new Response(null), 5, signal)).toBe("");
  });
});

it("sleep ends at once when its signal does", async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("up")), 5);
  await expect(sleep(60_000, stop.signal)).rejects.toThrow("up");
  await expect(sleep(60_000, stop.signal)).rejects.toThrow("up");
});

it("a hundred waits on one signal add one listener, and none when they are over", async () => {
  const stop = new AbortController();
  const add = vi.spyOn(stop.signal, "addEventListener");
  const remove = vi.spyOn(stop.signal, "removeEventListener");
  await Promise.all(Array.from({ length: 100 }, () => sleep(1, stop.signal)));
  expect([add.mock.calls.length, remove.mock.calls.length]).toEqual([1, 1]);
});
