import { describe, expect, it } from "vitest";
import { jitterMs, readSchedule } from "@/lib/workflows/schedule-clock";

const next = (cron: string, timeZone: string, from: string, count: number) =>
  readSchedule(cron, timeZone)
    .after(new Date(from), count)
    .map((time) => time.toISOString().slice(5, 16));

describe("times of a schedule", () => {
  it.each<[name: string, cron: string, timeZone: string, from: string, want: string[]]>([
    ["every minute", "* * * * *", "UTC", "2026-11-21T10:00:30Z", ["11-21T10:01", "11-21T10:02"]],
    ["after, not at", "0 10 * * *", "UTC", "2026-11-21T10:00:00Z", ["11-22T10:00"]],
    ["weekdays", "0 9 * * 1-5", "UTC", "2026-11-20T10:00:00Z", ["11-23T09:00", "11-24T09:00"]],
    [
      "either day field",
      "0 0 1 * 6",
      "UTC",
      "2026-11-27T10:00:00Z",
      ["11-28T00:00", "12-01T00:00"],
    ],
    ["the last day", "0 0 L * *", "UTC", "2026-11-21T00:00:00Z", ["11-30T00:00", "12-31T00:00"]],
    // 02:30 does not exist on that Sunday: the first moment after the gap.
    [
      "Berlin in spring",
      "30 2 * * *",
      "Europe/Berlin",
      "2026-03-27T12:00:00Z",
      ["03-28T01:30", "03-29T01:00", "03-30T00:30"],
    ],
    // 02:30 comes twice on that Sunday: the first of them, once.
    [
      "Berlin in autumn",
      "30 2 * * *",
      "Europe/Berlin",
      "2026-10-23T12:00:00Z",
      ["10-24T00:30", "10-25T00:30", "10-26T01:30"],
    ],
    [
      "New York in spring",
      "30 2 * * *",
      "America/New_York",
      "2026-03-06T12:00:00Z",
      ["03-07T07:30", "03-08T07:00", "03-09T06:30"],
    ],
    [
      "New York in autumn",
      "30 1 * * *",
      "America/New_York",
      "2026-10-30T12:00:00Z",
      ["10-31T05:30", "11-01T05:30", "11-02T06:30"],
    ],
    [
      "New York at 02:30 in autumn",
      "30 2 * * *",
      "America/New_York",
      "2026-10-30T12:00:00Z",
      ["10-31T06:30", "11-01T07:30", "11-02T07:30"],
    ],
    [
      "a list of hours over the gap",
      "30 2,14 * * *",
      "Europe/Berlin",
      "2026-03-29T00:00:00Z",
      ["03-29T01:00", "03-29T12:30"],
    ],
    [
      "steps follow the clock in spring",
      "*/30 * * * *",
      "Europe/Berlin",
      "2026-03-29T00:20:00Z",
      ["03-29T00:30", "03-29T01:00", "03-29T01:30"],
    ],
    [
      "steps follow the clock in autumn",
      "*/30 * * * *",
      "Europe/Berlin",
      "2026-10-25T00:20:00Z",
      ["10-25T00:30", "10-25T01:00", "10-25T01:30", "10-25T02:00"],
    ],
    [
      "a half-hour zone",
      "0 9 * * *",
      "Asia/Kolkata",
      "2026-11-21T00:00:00Z",
      ["11-21T03:30", "11-22T03:30"],
    ],
    ["a quarter-hour zone", "0 9 * * *", "Asia/Kathmandu", "2026-11-21T00:00:00Z", ["11-21T03:15"]],
    [
      "a half-hour shift in spring",
      "15 2 * * *",
      "Australia/Lord_Howe",
      "2026-10-02T00:00:00Z",
      ["10-02T15:45", "10-03T15:30", "10-04T15:15"],
    ],
    ["a leap day", "0 0 29 2 *", "UTC", "2026-11-21T00:00:00Z", ["02-29T00:00"]],
    ["a day that never comes", "0 0 30 2 *", "UTC", "2026-11-21T00:00:00Z", []],
  ])("%s", (_name, cron, timeZone, from, want) => {
    expect(next(cron, timeZone, from, Math.max(want.length, 1))).toEqual(want);
  });

  it.each([
    ["2026-11-21T10:30:00Z", "2026-11-21T10:30:00.000Z"],
    ["2026-11-21T10:59:59Z", "2026-11-21T10:30:00.000Z"],
    ["2026-11-21T11:00:00Z", "2026-11-21T11:00:00.000Z"],
  ])("the latest at %s is %s", (moment, want) => {
    expect(readSchedule("*/30 * * * *", "UTC").latest(new Date(moment))?.toISOString()).toBe(want);
  });

  it.each([
    ["* * * *", "five fields"],
    ["*/30 * * * * *", "at least a minute"],
    ["@daily", "five fields"],
    ["60 * * * *", "minute"],
    ["* 24 * * *", "hour"],
    ["* * 0 * *", "day"],
    ["* * * foo *", "month"],
    ["* * * * 8", "weekday"],
    ["*/0 * * * *", "minute"],
    ["5-1 * * * *", "minute"],
    ["1,,2 * * * *", "minute"],
    ["\u0000 * * * *", "minute"],
    ["* * * * <script>", "weekday"],
  ])("%j is refused: %s", (cron, what) => {
    expect(() => readSchedule(cron, "UTC")).toThrow(what);
    expect(() => readSchedule(cron, "UTC")).toThrow(/^cron: /);
  });

  it.each(["", "Nowhere/City", "+05:30", "-01:00", "Europe/Berlin; drop", "__proto__"])(
    "%j is no time zone",
    (timeZone) => {
      expect(() => readSchedule("0 0 * * *", timeZone)).toThrow(/^timeZone: /);
    },
  );
});

describe("jitter", () => {
  const slot = new Date("2026-11-21T10:00:00Z");
  const inMinutes = (minutes: number) => new Date(slot.getTime() + minutes * 60_000);

  it("is the same for one slot, another for the next and for another workflow", () => {
    const own = jitterMs("w", slot, inMinutes(60), 600);
    expect(jitterMs("w", slot, inMinutes(60), 600)).toBe(own);
    expect(jitterMs("w", inMinutes(60), inMinutes(120), 600)).not.toBe(own);
    expect(jitterMs("v", slot, inMinutes(60), 600)).not.toBe(own);
  });

  it("stays within its seconds and within half of the gap, and spreads", () => {
    const all = Array.from({ length: 1000 }, (_, index) =>
      jitterMs(`w${index}`, slot, inMinutes(1), 600),
    );
    expect(Math.max(...all)).toBeLessThan(30_000);
    expect(Math.max(...all)).toBeGreaterThan(27_000);
    expect(Math.min(...all)).toBeLessThan(3000);
    expect(jitterMs("w", slot, null, 0)).toBe(0);
  });
});
