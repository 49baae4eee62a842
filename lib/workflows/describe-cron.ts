const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

const isNumber = (part: string) => /^\d+$/.test(part);
const clock = (hour: string, minute: string) => `${Number(hour)}:${minute.padStart(2, "0")}`;

/** An expression of five fields in words; as it stands where there are none for it. */
export function describeCron(cron: string): string {
  const parts = cron.trim().toLowerCase().split(/\s+/);
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = parts;
  if (parts.length !== 5) return cron;
  const when = describeTime(minute, hour);
  const which = describeDays(day, month, weekday);
  if (when === null || which === null) return cron;
  if (when.isClock) return `${which === "" ? "Every day" : which} at ${when.words}`;
  return which === ""
    ? when.words
    : `${when.words}, ${which.charAt(0).toLowerCase()}${which.slice(1)}`;
}

type Time = { words: string; isClock: boolean };

const stepOf = (part: string): string | undefined => /^\*\/(\d+)$/.exec(part)?.[1];
const every = (step: string, unit: string) =>
  `Every ${Number(step) === 1 ? unit : `${Number(step)} ${unit}s`}`;

function describeTime(minute: string, hour: string): Time | null {
  if (isNumber(minute) && /^\d+(,\d+)*$/.test(hour))
    return { words: joinWords(hour.split(",").map((each) => clock(each, minute))), isClock: true };
  const words = describeRepeat(minute, hour);
  return words === null ? null : { words, isClock: false };
}

function describeRepeat(minute: string, hour: string): string | null {
  const inHours = describeHours(hour);
  const step = minute === "*" ? "1" : stepOf(minute);
  if (step !== undefined) return inHours === null ? null : `${every(step, "minute")}${inHours}`;
  if (!isNumber(minute)) return null;
  const at = Number(minute) === 0 ? "" : ` at :${minute.padStart(2, "0")}`;
  const hourStep = stepOf(hour);
  if (hourStep !== undefined) return `${every(hourStep, "hour")}${at}`;
  return inHours === null ? null : `Every hour${at}${inHours}`;
}

function describeHours(hour: string): string | null {
  if (hour === "*") return "";
  const [, from, to] = /^(\d+)-(\d+)$/.exec(hour) ?? [];
  return from !== undefined && to !== undefined
    ? ` from ${clock(from, "0")} to ${clock(to, "59")}`
    : null;
}

function describeDays(day: string, month: string, weekday: string): string | null {
  const months = describeMonths(month);
  if (months === null) return null;
  // Both fields together mean either, which no short words say.
  if (day !== "*" && weekday !== "*") return null;
  if (day === "*" && weekday === "*") return months === "" ? "" : `Every day${months}`;
  const days = day === "*" ? describeWeekdays(weekday) : describeDates(day, month);
  return days === null ? null : `${days}${months}`;
}

function describeMonths(month: string): string | null {
  if (month === "*") return "";
  const names = month
    .split(",")
    .map((each) => (isNumber(each) ? MONTHS[Number(each) - 1] : undefined));
  return names.every((name) => name !== undefined) ? ` in ${joinWords(names)}` : null;
}

function describeDates(day: string, month: string): string | null {
  const of = month === "*" ? " of each month" : "";
  if (/^\d+(,\d+)*$/.test(day)) return `On the ${joinWords(day.split(",").map(ordinal))}${of}`;
  return day === "l" ? `On the last day${of}` : null;
}

function describeWeekdays(weekday: string): string | null {
  const days = expandWeekdays(weekday);
  if (days === null) return null;
  const key = days.join("");
  if (key === "12345") return "Every weekday";
  if (key === "06") return "Every Saturday and Sunday";
  if (key === "0123456") return "Every day";
  return `Every ${joinWords(days.map((day) => DAYS[day] ?? ""))}`;
}

/** Day numbers in order, Sunday is 0 (and 7); null where the field says more than days. */
export function expandWeekdays(weekday: string): number[] | null {
  const days = new Set<number>();
  for (const part of weekday.toLowerCase().split(",")) {
    const [from, to = from, ...rest] = part.split("-").map(toDay);
    if (from === undefined || to === undefined || rest.length > 0 || from > to) return null;
    for (let day = from; day <= to; day++) days.add(day % 7);
  }
  return [...days].sort((a, b) => a - b);
}

function toDay(text: string): number | undefined {
  if (/^[0-7]$/.test(text)) return Number(text);
  const index = DAYS.findIndex((day) => day.slice(0, 3).toLowerCase() === text);
  return index < 0 ? undefined : index;
}

function ordinal(text: string): string {
  const value = Number(text);
  const tail = value % 100 >= 11 && value % 100 <= 13 ? 0 : value % 10;
  return `${value}${["th", "st", "nd", "rd"][tail] ?? "th"}`;
}

const joinWords = (words: readonly string[]): string =>
  words.length <= 1 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
