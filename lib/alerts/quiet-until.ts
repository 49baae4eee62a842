import { z } from "zod";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** As it stands in a user's settings. */
export const quietHoursSchema = z.object({ from: clock, to: clock, timeZone: z.string() });

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** When quiet hours end that hold now; null outside of them, and where there are none or their time zone is unknown. */
export function quietUntil(hours: unknown, now: Date): Date | null {
  const parsed = quietHoursSchema.safeParse(hours);
  if (!parsed.success) return null;
  const { timeZone } = parsed.data;
  const [from, to] = [toMinutes(parsed.data.from), toMinutes(parsed.data.to)];
  const minute = localMinute(now, timeZone);
  if (minute === null || !isWithin(minute, from, to)) return null;
  const left = (to - minute + DAY_MINUTES) % DAY_MINUTES;
  const end = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS);
  // Where the clocks change in between, the end is off by as much as they did.
  const landed = localMinute(end, timeZone) ?? to;
  const drift = ((to - landed + DAY_MINUTES * 1.5) % DAY_MINUTES) - DAY_MINUTES / 2;
  return new Date(end.getTime() + drift * MINUTE_MS);
}

const isWithin = (minute: number, from: number, to: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

function toMinutes(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
}

function localMinute(moment: Date, timeZone: string): number | null {
  try {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(moment);
    return toMinutes(parts);
  } catch {
    return null;
  }
}
