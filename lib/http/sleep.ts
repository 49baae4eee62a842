import { onAbort } from "./on-abort.ts";

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Rejects with the signal's reason as soon as it is aborted; leaves no timer and no listener behind. */
export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, ms);
    const forget = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
