import type { z } from "zod";
import type { equityDaySchema } from "./schema.ts";

type EquityDay = z.infer<typeof equityDaySchema>;

export type CalendarDay = {
  day: string;
  changeUsd: number;
  /** −3 to 3: how large among the days of the same sign; 0 is no change. */
  level: number;
};
/** Weeks from Monday to Sunday; null is a day outside. */
export type CalendarWeek = { start: string; days: (CalendarDay | null)[] };

const DAY_MS = 86_400_000;
const LEVELS = 3;

/** The days of the equity as weeks, each day by its third among days that won or lost. */
export function toCalendar(equity: readonly EquityDay[], most = 53): CalendarWeek[] {
  const levelOf = toLevels(equity.map(({ changeUsd }) => changeUsd));
  const weeks = new Map<number, CalendarWeek>();
  for (const { day, changeUsd } of equity) {
    const at = Date.parse(day);
    const weekday = (new Date(at).getUTCDay() + 6) % 7;
    const start = at - weekday * DAY_MS;
    const week = weeks.get(start) ?? {
      start: new Date(start).toISOString().slice(0, 10),
      days: Array.from({ length: 7 }, () => null),
    };
    week.days[weekday] = { day, changeUsd, level: levelOf(changeUsd) };
    weeks.set(start, week);
  }
  return [...weeks.values()].slice(-most);
}

/** Thirds of the gains and thirds of the losses: one large day leaves the others their colours. */
function toLevels(changes: readonly number[]): (change: number) => number {
  const sizesOf = (sign: 1 | -1) =>
    changes
      .filter((change) => change * sign >= 0.005)
      .map(Math.abs)
      .sort((a, b) => a - b);
  const [gains, losses] = [sizesOf(1), sizesOf(-1)];
  return (change) => {
    if (Math.abs(change) < 0.005) return 0;
    const sizes = change > 0 ? gains : losses;
    const below = sizes.filter((size) => size < Math.abs(change)).length;
    const level = Math.min(Math.floor((below / sizes.length) * LEVELS) + 1, LEVELS);
    return change > 0 ? level : -level;
  };
}

/** The calendar by month, newest first, as its table shows it. */
export function toMonths(
  equity: readonly EquityDay[],
): { month: string; changeUsd: number; days: number; goodDays: number; worstUsd: number }[] {
  const months = new Map<
    string,
    { month: string; changeUsd: number; days: number; goodDays: number; worstUsd: number }
  >();
  for (const { day, changeUsd } of equity) {
    const month = day.slice(0, 7);
    const sum = months.get(month) ?? { month, changeUsd: 0, days: 0, goodDays: 0, worstUsd: 0 };
    sum.changeUsd += changeUsd;
    if (Math.abs(changeUsd) >= 0.005) sum.days += 1;
    if (changeUsd >= 0.005) sum.goodDays += 1;
    sum.worstUsd = Math.min(sum.worstUsd, changeUsd);
    months.set(month, sum);
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? 1 : -1));
}
