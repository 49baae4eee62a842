import { onAbort } from "./on-abort.ts";
import { type Sleep, sleep as realSleep } from "./sleep.ts";

export type RequestBudget = {
  /** Resolves when one request may start. Lanes take turns, so that a long crawl does not starve a page. */
  take(signal: AbortSignal, lane?: string): Promise<void>;
};

type Options = { limit: number; windowMs?: number; now(): Date; sleep?: Sleep };

type Grant = () => void;

/** At most `limit` requests start in any `windowMs` (10 s); one budget serves all jobs of a process. */
export function createRequestBudget(options: Options): RequestBudget {
  const { limit, windowMs = 10_000, now, sleep = realSleep } = options;
  const starts = createStarts(limit, windowMs);
  const queue = createLanes();
  let nap: AbortController | null = null;
  let pumping = false;

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    while (queue.size() > 0) {
      const ms = starts.waitMs(now().getTime());
      if (ms > 0) {
        nap = new AbortController();
        await sleep(ms, nap.signal).catch(() => undefined);
        continue;
      }
      starts.add(now().getTime());
      queue.next()?.();
    }
    pumping = false;
  }

  return {
    take: (signal, lane = "default") =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const forget = onAbort(signal, () => {
          queue.remove(lane, grant);
          if (queue.size() === 0) nap?.abort();
          reject(signal.reason);
        });
        const grant: Grant = () => {
          forget();
          resolve();
        };
        queue.add(lane, grant);
        void pump();
      }),
  };
}

/** When the last requests started, oldest first. */
function createStarts(limit: number, windowMs: number) {
  let starts: number[] = [];
  return {
    add: (atMs: number) => void starts.push(atMs),
    waitMs(nowMs: number): number {
      // A clock set back would otherwise hold every request until it has caught up.
      if ((starts.at(-1) ?? 0) > nowMs) starts = starts.map((at) => Math.min(at, nowMs));
      while (starts[0] !== undefined && starts[0] <= nowMs - windowMs) starts.shift();
      const oldest = starts.at(-limit);
      return oldest === undefined || starts.length < limit ? 0 : oldest + windowMs - nowMs;
    },
  };
}

/** One first-in-first-out queue a lane; the lanes take turns. */
function createLanes() {
  const lanes = new Map<string, Set<Grant>>();
  return {
    size: () => lanes.size,
    add: (lane: string, grant: Grant) =>
      void lanes.set(lane, (lanes.get(lane) ?? new Set()).add(grant)),
    remove(lane: string, grant: Grant) {
      const grants = lanes.get(lane);
      grants?.delete(grant);
      if (grants?.size === 0) lanes.delete(lane);
    },
    next(): Grant | undefined {
      for (const [lane, grants] of lanes) {
        lanes.delete(lane);
        const [grant] = grants;
        if (grant) grants.delete(grant);
        if (grants.size > 0) lanes.set(lane, grants);
        return grant;
      }
      return undefined;
    },
  };
}
