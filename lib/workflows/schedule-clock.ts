import { Cron } from "croner";
import { invalidInput } from "../errors.ts";

const PARTS = ["minute", "hour", "day", "month", "weekday"] as const;

export type ScheduleClock = {
  /** The first times after a moment, at most `count`. */
  after(moment: Date, count: number): Date[];
  /** The last time at or before a moment; null where there is none. */
  latest(moment: Date): Date | null;
};

/**
 * Five fields in a time zone. A time that the clocks skip comes at the first moment after the gap, one that they show
 * twice comes once; expressions with steps and stars follow the clock instead. Throws INVALID_INPUT, naming the field.
 */
export function readSchedule(cron: string, timeZone: string): ScheduleClock {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== PARTS.length)
    throw invalidInput(
      "cron",
      "has five fields: minute, hour, day, month, weekday; runs are at least a minute apart",
    );
  if (!isTimeZone(timeZone)) throw invalidInput("timeZone", "is no IANA time zone");
  for (const [index, name] of PARTS.entries()) {
    const alone = PARTS.map((_part, at) => (at === index ? (parts[index] ?? "") : "*"));
    if (!open(alone.join(" "), "UTC"))
      throw invalidInput("cron", `${name} cannot be ${JSON.stringify(parts[index])}`);
  }
  const schedule = open(parts.join(" "), timeZone);
  if (!schedule) throw invalidInput("cron", "cannot be read");
  return {
    after: (moment, count) => schedule.nextRuns(count, moment),
    // One second on, because the library looks before the moment.
    latest: (moment) => schedule.previousRuns(1, new Date(moment.getTime() + 1000))[0] ?? null,
  };
}

function open(expression: string, timezone: string): Cron | null {
  try {
    return new Cron(expression, {
      paused: true,
      timezone,
      mode: "5-part",
      fixedTimeRule: "no-wildcard",
    });
  } catch {
    return null;
  }
}

/** A name, not an offset: an offset knows no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Spreads what comes at the same minute: always the same for one slot of one workflow, and never past half of the gap to the next. */
export function jitterMs(
  workflowId: string,
  slot: Date,
  next: Date | null,
  seconds: number,
): number {
  const gap = next === null ? Number.POSITIVE_INFINITY : next.getTime() - slot.getTime();
  const most = Math.min(seconds * 1000, gap / 2);
  return Math.floor(((hash(`${workflowId}@${slot.toISOString()}`) % 10_000) / 10_000) * most);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
