import { expandWeekdays } from "./describe-cron.ts";

/** A schedule as a form shows it; what fits none is an expression. */
export type CronPreset =
  | { kind: "minutes"; every: number }
  | { kind: "hourly"; minute: number }
  | { kind: "daily"; time: string }
  | { kind: "weekly"; days: number[]; time: string }
  | { kind: "monthly"; date: number; time: string }
  | { kind: "expression"; cron: string };

export const MINUTE_STEPS = [5, 10, 15, 20, 30] as const;

export function toCron(preset: CronPreset): string {
  switch (preset.kind) {
    case "minutes":
      return `*/${preset.every} * * * *`;
    case "hourly":
      return `${preset.minute} * * * *`;
    case "daily":
      return `${toFields(preset.time)} * * *`;
    case "weekly":
      return `${toFields(preset.time)} * * ${toWeekdays(preset.days)}`;
    case "monthly":
      return `${toFields(preset.time)} ${preset.date} * *`;
    case "expression":
      return preset.cron;
  }
}

/** `09:30` as minute and hour. */
function toFields(time: string): string {
  const [hour = "0", minute = "0"] = time.split(":");
  return `${Number(minute)} ${Number(hour)}`;
}

function toWeekdays(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b).join(",");
  return sorted === "1,2,3,4,5" ? "1-5" : sorted;
}

export function toPreset(cron: string): CronPreset {
  const parts = cron.trim().split(/\s+/);
  const [, , , month] = parts;
  const preset =
    parts.length === 5 && month === "*" ? (readRepeat(parts) ?? readFixed(parts)) : null;
  return preset ?? { kind: "expression", cron };
}

/** What comes several times a day. */
function readRepeat([minute = "", hour, day, , weekday]: readonly string[]): CronPreset | null {
  if (hour !== "*" || day !== "*" || weekday !== "*") return null;
  if (/^\d+$/.test(minute)) return { kind: "hourly", minute: Number(minute) };
  const step = Number(/^\*\/(\d+)$/.exec(minute)?.[1]);
  return MINUTE_STEPS.some((each) => each === step) ? { kind: "minutes", every: step } : null;
}

/** What comes at one time of some days. */
function readFixed([
  minute = "",
  hour = "",
  day = "",
  ,
  weekday = "",
]: readonly string[]): CronPreset | null {
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour)) return null;
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  if (weekday === "*") {
    if (day === "*") return { kind: "daily", time };
    return /^\d+$/.test(day) ? { kind: "monthly", date: Number(day), time } : null;
  }
  const days = day === "*" ? expandWeekdays(weekday) : null;
  return days && { kind: "weekly", days, time };
}
