import type { StoredEvent } from "./run-log.ts";

const MAX_EVENTS = 2000;
const MAX_BATCH = 500;

/** The latest stored events of a run in this process, for readers that keep up; the rest is in the database. */
export class RunFeed {
  readonly #lastSeq: number;
  #events: StoredEvent[] = [];
  #wake: (() => void)[] = [];
  #isOver = false;

  /** `lastSeq`: of the last event that was stored before this process took the run. */
  constructor(lastSeq = 0) {
    this.#lastSeq = lastSeq;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  push(events: readonly StoredEvent[]): void {
    this.#events.push(...events);
    if (this.#events.length > MAX_EVENTS * 2) this.#events = this.#events.slice(-MAX_EVENTS);
    this.#rouse();
  }

  /** No more will come from this process. */
  end(): void {
    this.#isOver = true;
    this.#rouse();
  }

  /** What follows `seq`; null where that is not held here any more. */
  after(seq: number): StoredEvent[] | null {
    const first = this.#events[0];
    if (!first) return seq === this.#lastSeq && !this.#isOver ? [] : null;
    if (first.seq > seq + 1) return null;
    const start = seq + 1 - first.seq;
    return this.#events.slice(start, start + MAX_BATCH);
  }

  /** Resolves with the next events, with the end, or when the signal aborts. */
  changed(signal: AbortSignal): Promise<void> {
    if (this.#isOver || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#wake.push(wake);
      signal.addEventListener("abort", wake);
    });
  }

  #rouse(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }
}
