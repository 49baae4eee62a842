import { describe, expect, it } from "vitest";
import { toCalendar, toMonths } from "@/lib/wallets/calendar-days";
import { cutEquity } from "@/lib/wallets/equity-chart-option";

const day = (date: string, changeUsd: number) => ({
  day: date,
  changeUsd,
  realizedUsd: 0,
  unrealizedUsd: 0,
  totalUsd: 0,
});

describe("the calendar", () => {
  it("puts each day under its weekday, Monday first, and leaves the rest of the week open", () => {
    const [week, next] = toCalendar([
      day("2026-11-21", 1),
      day("2026-11-22", 0),
      day("2026-11-23", -1),
    ]);
    expect(week?.start).toBe("2026-11-16");
    expect(week?.days.map((one) => one?.day ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      "2026-11-21",
      "2026-11-22",
    ]);
    expect(next?.days[0]?.level).toBe(-1);
  });

  it("ranks days by thirds of their own sign, so that one large day leaves the others their colours", () => {
    const changes = [1, 2, 3, 4, 5, 100_000, -1, 0.001];
    const days = toCalendar(changes.map((change, at) => day(`2026-11-${10 + at}`, change)));
    const levels = days.flatMap(({ days: week }) =>
      week.flatMap((one) => (one ? [one.level] : [])),
    );
    expect(levels).toEqual([1, 1, 2, 2, 3, 3, -1, 0]);
  });

  it("sums up by month, newest first", () => {
    const months = toMonths([
      day("2026-10-30", 5),
      day("2026-10-31", -2),
      day("2026-11-01", 0),
      day("2026-11-02", -7),
    ]);
    expect(months).toEqual([
      { month: "2026-11", changeUsd: -7, days: 1, goodDays: 0, worstUsd: -7 },
      { month: "2026-10", changeUsd: 3, days: 2, goodDays: 1, worstUsd: -2 },
    ]);
  });
});

it.each([
  { span: "1w", want: 8 },
  { span: "1m", want: 31 },
  { span: "all", want: 100 },
] as const)("a span of $span begins the day before it", ({ span, want }) => {
  const days = Array.from({ length: 100 }, () => day("2026-11-21", 0));
  expect(cutEquity(days, span)).toHaveLength(want);
});
