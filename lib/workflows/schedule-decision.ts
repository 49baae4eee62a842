import type { ScheduleClock } from "./schedule-clock.ts";

export type Overlap = "skip" | "queue" | "catch-up-once";

export type DueSlot = {
  slot: Date;
  now: Date;
  overlap: Overlap;
  /** With its jitter. */
  dueAt(slot: Date): Date;
  /** A run of this schedule is still under way. */
  isBusy: boolean;
};

export type SlotDecision =
  | { act: "run"; slot: Date; next: Date | null }
  | { act: "skip"; next: Date | null }
  | { act: "wait" };

/** A slot that is late by more was missed. */
const ON_TIME_MS = 5 * 60_000;
/** What waits longer in a queue is dropped, so that a week of downtime is not made up for a week. */
const QUEUE_MS = 24 * 3600_000;

/**
 * What to do with a due slot. `skip`: one that was missed, or comes while a run is under way, is dropped. `queue`: each
 * runs, one after the other, within a day. `catch-up-once`: all that were missed or waited become one run.
 */
export function decideSlot(due: DueSlot, clock: ScheduleClock): SlotDecision {
  const { slot, now, overlap, isBusy, dueAt } = due;
  if (overlap !== "skip" && isBusy) return { act: "wait" };
  if (overlap === "queue") return takeOldest(due, clock);
  const latest = clock.latest(now);
  const newest = latest !== null && latest > slot ? latest : slot;
  // One whose jitter has not passed is still to come.
  const isNewestDue = newest === slot || dueAt(newest) <= now;
  const next = isNewestDue ? (clock.after(now, 1)[0] ?? null) : newest;
  const chosen = isNewestDue ? newest : slot;
  const isMissed = now.getTime() - dueAt(chosen).getTime() > ON_TIME_MS;
  if (overlap === "skip" && (isBusy || isMissed)) return { act: "skip", next };
  return { act: "run", slot: chosen, next };
}

function takeOldest({ slot, now }: DueSlot, clock: ScheduleClock): SlotDecision {
  const oldest = new Date(now.getTime() - QUEUE_MS);
  const first = slot >= oldest ? slot : (clock.after(oldest, 1)[0] ?? null);
  if (first === null || first > now) return { act: "skip", next: first };
  return { act: "run", slot: first, next: clock.after(first, 1)[0] ?? null };
}
