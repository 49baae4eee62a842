import { useSyncExternalStore } from "react";

const TICK_MS = 5000;

const floor = (ms: number) => Math.floor(ms / TICK_MS) * TICK_MS;

let now = floor(Date.now());
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One timer for every age on the page, and none while nobody shows one. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) now = floor(Date.now());
  timer ??= setInterval(() => {
    now = floor(Date.now());
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Steps, so that two reads of one render agree. */
const read = () => (timer === undefined ? floor(Date.now()) : now);

/** The clock for ages on the page, in steps of five seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, read, read);
