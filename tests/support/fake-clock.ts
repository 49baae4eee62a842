import type { Sleep } from "@/lib/http/sleep";

/** A clock that moves only while someone sleeps; `slept` says how long each time. */
export function makeFakeClock(start = "2026-11-21T00:00:00.000Z") {
  let atMs = Date.parse(start);
  const slept: number[] = [];
  const sleep: Sleep = async (ms, signal) => {
    signal.throwIfAborted();
    slept.push(ms);
    atMs += ms;
    await Promise.resolve();
  };
  return {
    now: () => new Date(atMs),
    move: (ms: number) => void (atMs += ms),
    sleep,
    slept,
  };
}
