import type { RunEvent } from "./events.ts";
import type { Answer, FinishedStep, Leave, RunLog, StoredEvent, Wait } from "./run-log.ts";

const MAX_PENDING_EVENTS = 5000;
const MAX_PENDING_BYTES = 16 * 1024 * 1024;
/** What was answered that short ago needs no heartbeat. */
const FRESH_MS = 250;
const RETRY_DELAYS_MS = [50, 200, 500, 1000, 2000, 4000];

export type EventPump = {
  push(event: RunEvent): void;
  /** Goes into the same call as the events after it, so that what they point to is there. */
  save(step: FinishedStep): void;
  /** As `save`, for what a node waits for. */
  wait(wait: Wait): void;
  /** Lets go of the run with what is stored next; nothing may be pushed after it. */
  leave(how: Leave): void;
  /** An empty call where nothing was stored of late: renews the lease and asks for a cancel. */
  beat(): void;
  /** So much waits to be stored that no new node should begin. */
  isFull(): boolean;
  /** Resolves when everything pushed is stored. */
  drained(): Promise<void>;
  /** Resolves when what was pushed before is stored, whatever comes after it; never once the run is another's. */
  stored(): Promise<void>;
  /** Drops what is not stored. */
  close(): void;
};

type PumpOptions = {
  log: RunLog;
  firstSeq: number;
  onStored(events: StoredEvent[]): void;
  onCancelRequested(): void;
  onAnswers?(answers: readonly Answer[]): void;
  /** The run is nobody's now. */
  onLeft?(how: Leave): void;
  /** The run belongs to another process now, or its log cannot be written. */
  onLost(error: Error | null): void;
};

/** Stores events in the order in which they came, everything that waits in one call; sends them on once stored. */
export function createEventPump(options: PumpOptions): EventPump {
  const { log, onStored, onCancelRequested, onAnswers, onLeft, onLost } = options;
  let nextSeq = options.firstSeq;
  let events: RunEvent[] = [];
  let steps: FinishedStep[] = [];
  let waits: Wait[] = [];
  let listeners: (() => void)[] = [];
  let leave: Leave | undefined;
  let pendingBytes = 0;
  let isBeatDue = false;
  let isClosed = false;
  let flushing: Promise<void> | null = null;
  let answeredAt = Number.NEGATIVE_INFINITY;

  const hasBatch = () =>
    events.length > 0 || steps.length > 0 || waits.length > 0 || isBeatDue || leave !== undefined;
  const hasWork = () => hasBatch() || listeners.length > 0;

  async function flush(): Promise<void> {
    while (hasWork() && !isClosed) {
      const heard = listeners;
      listeners = [];
      if (!hasBatch()) {
        for (const tell of heard) tell();
        continue;
      }
      const batch = { firstSeq: nextSeq, events, steps, waits, leave };
      events = [];
      steps = [];
      waits = [];
      pendingBytes = 0;
      isBeatDue = false;
      nextSeq += batch.events.length;
      const answer = await append(log, batch);
      answeredAt = performance.now();
      if (!answer.leaseOk) {
        isClosed = true;
        return onLost(null);
      }
      for (const tell of heard) tell();
      if (batch.events.length > 0)
        onStored(batch.events.map((event, index) => ({ seq: batch.firstSeq + index, event })));
      if (batch.leave) {
        isClosed = true;
        return onLeft?.(batch.leave);
      }
      if (answer.answers) onAnswers?.(answer.answers);
      if (answer.cancelRequested) onCancelRequested();
    }
  }

  function schedule(): void {
    if (flushing || isClosed) return;
    flushing = Promise.resolve()
      .then(flush)
      .catch((error: unknown) => {
        isClosed = true;
        onLost(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => {
        flushing = null;
        if (hasWork() && !isClosed) schedule();
      });
  }

  return {
    push(event) {
      events.push(event);
      schedule();
    },
    save(step) {
      steps.push(step);
      pendingBytes += step.size;
      schedule();
    },
    wait(wait) {
      waits.push(wait);
      schedule();
    },
    leave(how) {
      leave = how;
      schedule();
    },
    beat() {
      if (performance.now() - answeredAt < FRESH_MS) return;
      isBeatDue = true;
      schedule();
    },
    isFull: () => events.length >= MAX_PENDING_EVENTS || pendingBytes >= MAX_PENDING_BYTES,
    async drained() {
      for (let pending = flushing; pending; pending = flushing) await pending;
    },
    stored() {
      if (!flushing && !hasWork() && !isClosed) return Promise.resolve();
      return new Promise((resolve) => {
        listeners.push(resolve);
        schedule();
      });
    },
    close() {
      isClosed = true;
    },
  };
}

/** The same batch again until it is stored or the lease must be gone; its numbers keep it from being stored twice. */
async function append(log: RunLog, batch: Parameters<RunLog["append"]>[0]) {
  for (const delayMs of RETRY_DELAYS_MS) {
    try {
      return await log.append(batch);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
  return log.append(batch);
}
